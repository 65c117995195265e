package io.jenkins.plugins.coveragemonitor.history;

/**
 * How much one message may make a {@link MeasurementDecoder} hold in memory, however few bytes it has.
 *
 * @param lines lines and functions of all files together
 * @param branches groups of branches and missed branches of all files together
 * @param characters characters of all paths and names in memory, plus {@link MeasurementDecoder#FILE_COST} for each
 * file and component. Paths are written as the difference to the one before, so a few bytes can repeat a long one over
 * and over
 */
record DecoderLimits(int lines, int branches, long characters) {
    /** More than the largest known code base has: 160 MB of tables at most, and a quarter of the heap for names. */
    static final DecoderLimits USUAL = new DecoderLimits(
            10_000_000, 10_000_000, Math.max(64_000_000, Runtime.getRuntime().maxMemory() / 4));
}
