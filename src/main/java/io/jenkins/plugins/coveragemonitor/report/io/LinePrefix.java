package io.jenkins.plugins.coveragemonitor.report.io;

/**
 * How a line may begin: up to eight ASCII characters, which are compared at once.
 *
 * @param length how many characters
 * @param bits the characters, the first in the lowest bits
 * @param mask the bits that count
 */
public record LinePrefix(int length, long bits, long mask) {
    /** A prefix of one to eight characters. */
    public static LinePrefix of(String ascii) {
        long bits = 0;
        for (int i = ascii.length() - 1; i >= 0; i--) {
            bits = bits << Byte.SIZE | ascii.charAt(i);
        }
        return new LinePrefix(ascii.length(), bits, -1L >>> Long.SIZE - Byte.SIZE * ascii.length());
    }

    /** Whether eight characters begin with it. */
    boolean begins(long characters) {
        return (characters & mask) == bits;
    }
}
