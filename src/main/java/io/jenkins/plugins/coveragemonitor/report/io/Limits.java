package io.jenkins.plugins.coveragemonitor.report.io;

/**
 * How much of a report is believed. A report comes from a build, and a build runs what anybody proposed: each limit is
 * well above every report that tools write, and low enough that a hostile one ends in a sentence, not in a lost agent.
 */
public final class Limits {
    /** Bytes of one report, unpacked: 2 GiB is some twenty times the largest report seen (115 MB). */
    public static final long BYTES = 2L * 1024 * 1024 * 1024;

    /**
     * How many bytes one packed byte may become, once {@link #RATIO_FREE} bytes are out. Reports pack 10:1 to 60:1, the
     * densest possible bomb 1032:1.
     */
    static final int RATIO = 250;

    /** Unpacked bytes that are never held against the ratio: a small report of equal lines packs well. */
    static final long RATIO_FREE = 16L * 1024 * 1024;

    /** Packings around a report: {@code report.xml.gz} in a zip file is two, more is nobody's habit. */
    public static final int PACKINGS = 3;

    /** Entries of a zip file that are looked at: an archive of a whole report site has some thousands. */
    static final int ZIP_ENTRIES = 10_000;

    /**
     * Bytes of one XML tag, and of a text that is a value: the longest attribute that tools write is the message of a
     * failed test, which may quote a file of some megabytes. The parser keeps a tag until it ends, in twice its size.
     */
    static final int TAG = 16 * 1024 * 1024;

    /** Nested elements: the deepest format (JaCoCo with groups in groups) stays under twenty. */
    static final int DEPTH = 256;

    /** Elements of one report: the 115 MB JaCoCo report has under three million. */
    public static final long ELEMENTS = 100_000_000;

    /**
     * Characters of a name or a path: Linux allows 4,096 bytes to a path, mangled C++ names reach some ten thousand
     * characters.
     */
    static final int NAME = 64 * 1024;

    private Limits() {}
}
