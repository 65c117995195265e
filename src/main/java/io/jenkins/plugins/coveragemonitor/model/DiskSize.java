package io.jenkins.plugins.coveragemonitor.model;

/** Formats sizes on disk for people. */
public final class DiskSize {
    private static final long STEP = 1000;

    private DiskSize() {}

    /**
     * The size in the largest unit of which there is at least one, in powers of 1000, rounded to the nearest.
     *
     * @param bytes 0 or more
     * @return such as {@code 512 bytes}, {@code 40 kB} or {@code 3.1 MB}
     */
    public static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = -1;
        while (size >= STEP - 0.5 && unit < units.length - 1) {
            size /= STEP;
            unit++;
        }
        long tenths = Math.round(size * 10);
        boolean whole = unit == 0 || tenths >= 100;
        return (whole ? Long.toString(Math.round(size)) : tenths / 10 + "." + tenths % 10) + " " + units[unit];
    }
}
