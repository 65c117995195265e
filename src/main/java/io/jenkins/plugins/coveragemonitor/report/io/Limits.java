package io.jenkins.plugins.coveragemonitor.report.io;

/**
 * The limits of reports, all in one place. A report comes from a build, and a build runs what anybody proposed. Each
 * limit is well above what any tool writes, and low enough that a hostile report ends in a sentence, and not in the
 * loss of an agent with 256 MB and other work.
 */
public final class Limits {
    /** Unpacked bytes of one report: 2 GiB is some twenty times the largest known report (115 MB). */
    public static final long BYTES = 2L * 1024 * 1024 * 1024;

    /**
     * The highest compression ratio, over all members and entries of a file, checked once more than {@link #RATIO_FREE}
     * bytes are out. Reports compress 10:1 to 60:1, the densest possible bomb 1032:1.
     */
    static final int RATIO = 250;

    /** Up to this many unpacked bytes the ratio is not checked: a small report of equal lines compresses well. */
    static final long RATIO_FREE = 16L * 1024 * 1024;

    /** Levels of compression: {@code report.xml.gz} in a zip file has two, more is unusual. */
    public static final int PACKINGS = 3;

    /** Entries of a zip file that are read: an archive of a whole report site has some thousands. */
    static final int ZIP_ENTRIES = 10_000;

    /** Unpacked bytes of an archive besides its report: a report site has some hundred megabytes. */
    static final long PASSED_OVER = 512L * 1024 * 1024;

    /**
     * Bytes of an XML tag or of a text value. The longest attribute that tools write is the message of a failed test,
     * which may quote a file of some megabytes. The parser keeps a tag until it ends, in twice its size.
     */
    static final int TAG = 16 * 1024 * 1024;

    /** Attributes of an XML tag: tools write up to some thirty. */
    static final int ATTRIBUTES = 1_000;

    /** Different names of elements and attributes in one report: formats have up to a hundred. */
    static final int XML_NAMES = 10_000;

    /** Bytes between two {@code <} of a part that is parsed without checking its tags. */
    public static final int PART_TAG = 64 * 1024;

    /** Nested elements: the deepest format (JaCoCo with groups in groups) stays under twenty. */
    static final int DEPTH = 256;

    /** Elements of one report: the 115 MB JaCoCo report has under three million. */
    public static final long ELEMENTS = 100_000_000;

    /** Characters of a function's name or another kept text: mangled C++ names reach some ten thousand. */
    static final int NAME = 64 * 1024;

    /**
     * Characters of a name of which one string is kept for equal ones: few longer ones are equal, and thousands of them
     * would fill the memory of an agent.
     */
    static final int POOLED_NAME = 512;

    /** Characters of a message that are kept: no log shows more. */
    static final int MESSAGE = 1_000;

    /** Characters of a path in a report: Linux allows 4,096 bytes, a script's data URL has some ten thousand. */
    public static final int PATH = 32 * 1024;

    /** Bytes of a line of text: a path, a mangled name or a data URL fits many times over. */
    static final int TEXT_LINE = 1 << 20;

    /** Nested JSON values: the deepest format (V8's functions in Istanbul's maps) stays under ten. */
    static final int JSON_DEPTH = 64;

    /** Digits of a JSON number: a double in full has 325 characters. */
    static final int JSON_DIGITS = 400;

    /** JSON tokens of one report: a 115 MB report has some 30 million. */
    static final long JSON_TOKENS = 500_000_000;

    /** The highest line number; no compiler accepts a longer file, and a greater range is an error. */
    public static final int LAST_LINE = 1_000_000;

    /** Line entries of one file in one place of a report, including repeated ones. */
    public static final int FILE_ENTRIES = 4_000_000;

    /** Distinct lines of one report: more than the largest code bases have, in 50 MB. */
    public static final int LINES = 10_000_000;

    /** Lines that all ranges of a report together may fill; a range is a few bytes however long it is. */
    public static final int RANGE_LINES = 4_000_000;

    /** Ranges (blocks, regions, segments, branches) of one report that a reader keeps before they become lines. */
    public static final int RANGES = 2_000_000;

    /** The cost of a file beside its path, in characters. */
    public static final int FILE_COST = 100;

    /** The cost of a function beside its name, in characters. */
    public static final int FUNCTION_COST = 20;

    /** Probes of a class: a class file has at most 65,535 methods of 64 KiB; no real class comes near a million. */
    public static final int CLASS_PROBES = 1 << 20;

    /** Bytes of a class file: the largest that compilers write have some megabytes. */
    public static final int CLASS_BYTES = 16 * 1024 * 1024;

    /** Nested archives of classes: a jar in a war has two. */
    public static final int CLASS_PACKINGS = 3;

    /** Unpacked bytes of an exported container image: the largest usual ones have some gigabytes. */
    static final long IMAGE_BYTES = 16L * 1024 * 1024 * 1024;

    /** Entries of a tar archive: an image of a whole distribution has some hundred thousand. */
    static final int TAR_ENTRIES = 4_000_000;

    /** Seconds of processor time for one report: the largest known takes less than one. */
    static final int CPU_SECONDS = 120;

    private static final long MEMORY = Runtime.getRuntime().maxMemory();

    private Limits() {}

    /**
     * Characters of all names and paths of one report, with {@link #FILE_COST} and {@link #FUNCTION_COST}: 64 million
     * (450,000 files), and more if the process has more memory.
     */
    public static long characters() {
        return Math.max(64_000_000, MEMORY / 4);
    }

    /**
     * Probes of JaCoCo's execution data, a byte each: 32 million, and more if the process has more memory. 100,000
     * classes have some five million.
     */
    public static long probes() {
        return Math.max(32_000_000, MEMORY / 8);
    }

    /**
     * Lines between the first and the last of each method and class, all together, for each of which JaCoCo allocates
     * four bytes. 40,000 classes have some 16 million; more are allowed if the process has more memory.
     */
    public static long classLines() {
        return Math.max(16_000_000, MEMORY / 16);
    }
}
