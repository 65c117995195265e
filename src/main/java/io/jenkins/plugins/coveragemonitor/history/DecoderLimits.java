package io.jenkins.plugins.coveragemonitor.history;

/**
 * How much one message may make a {@link MeasurementDecoder} keep, however few bytes it has.
 *
 * @param lines lines and functions of all files together
 * @param branches groups of branches and missed branches of all files together
 * @param characters characters of all paths and names as they are in memory, with {@link MeasurementDecoder#FILE_COST} for
 *     each file and component. A path is written as what it shares with the one before and the rest, so a few bytes can say a
 *     long one over and over
 */
record DecoderLimits(int lines, int branches, long characters) {
    /** More than the largest known code base has; its tables take 160 MB at most, and its names a quarter of the heap. */
    static final DecoderLimits USUAL = new DecoderLimits(
            10_000_000, 10_000_000, Math.max(64_000_000, Runtime.getRuntime().maxMemory() / 4));
}
