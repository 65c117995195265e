package io.jenkins.plugins.coveragemonitor.report.io;

/**
 * How much of a report is believed, all in one place. A report comes from a build, and a build runs what anybody proposed:
 * each limit is well above every report that tools write, and low enough that a hostile one ends in a sentence, not in a
 * lost agent that has 256 MB and other work.
 */
public final class Limits {
    /** Bytes of one report, unpacked: 2 GiB is some twenty times the largest report seen (115 MB). */
    public static final long BYTES = 2L * 1024 * 1024 * 1024;

    /**
     * How many bytes one packed byte may become, over all members and entries of a file, once {@link #RATIO_FREE} bytes are
     * out. Reports pack 10:1 to 60:1, the densest possible bomb 1032:1.
     */
    static final int RATIO = 250;

    /** Unpacked bytes that are never held against the ratio: a small report of equal lines packs well. */
    static final long RATIO_FREE = 16L * 1024 * 1024;

    /** Packings around a report: {@code report.xml.gz} in a zip file is two, more is unusual. */
    public static final int PACKINGS = 3;

    /** Entries of a zip file that are looked at: an archive of a whole report site has some thousands. */
    static final int ZIP_ENTRIES = 10_000;

    /** Bytes of an archive that are not of its report, unpacked: a report site has some hundred megabytes. */
    static final long PASSED_OVER = 512L * 1024 * 1024;

    /**
     * Bytes of one XML tag, and of a text that is a value: the longest attribute that tools write is the message of a
     * failed test, which may quote a file of some megabytes. The parser keeps a tag until it ends, in twice its size.
     */
    static final int TAG = 16 * 1024 * 1024;

    /** Attributes of one XML tag: tools write up to some thirty. */
    static final int ATTRIBUTES = 1_000;

    /** Different names of elements and attributes in one report: formats have up to a hundred. */
    static final int XML_NAMES = 10_000;

    /** Bytes between two {@code <} of a part that is parsed without looking at its tags. */
    public static final int PART_TAG = 64 * 1024;

    /** Nested elements: the deepest format (JaCoCo with groups in groups) stays under twenty. */
    static final int DEPTH = 256;

    /** Elements of one report: the 115 MB JaCoCo report has under three million. */
    public static final long ELEMENTS = 100_000_000;

    /** Characters of a function's name or another text that is kept: mangled C++ names reach some ten thousand. */
    static final int NAME = 64 * 1024;

    /** Characters that are kept of a message: no log shows more of one. */
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

    /** The number of the last line of a file; no compiler takes a longer one, and a greater range is an error. */
    public static final int LAST_LINE = 1_000_000;

    /** Entries of lines that one file may have in one place of a report, repeated ones included. */
    public static final int FILE_ENTRIES = 4_000_000;

    /** Lines of one report, each once: more than the largest code bases have, in 50 MB. */
    public static final int LINES = 10_000_000;

    /** Lines that all ranges of a report together may fill. A range is a few bytes however long it is. */
    public static final int RANGE_LINES = 4_000_000;

    /** Ranges (blocks, regions, segments, branches) that a reader keeps of one report before they become lines. */
    public static final int RANGES = 2_000_000;

    /** What a file costs beside its path, in characters. */
    public static final int FILE_COST = 100;

    /** What a function costs beside its name, in characters. */
    public static final int FUNCTION_COST = 20;

    /** Probes of one class: a class file holds at most 65,535 methods of 64 KiB; no real class comes near a million. */
    public static final int CLASS_PROBES = 1 << 20;

    /** Bytes of one class file: the largest that compilers make have some megabytes. */
    public static final int CLASS_BYTES = 16 * 1024 * 1024;

    /** Packed archives of classes in each other: a jar in a war is two. */
    public static final int CLASS_PACKINGS = 3;

    /** Bytes of an exported container image, unpacked: the largest that are usual have some gigabytes. */
    static final long IMAGE_BYTES = 16L * 1024 * 1024 * 1024;

    /** Entries of a tar archive: an image of a whole distribution has some hundred thousand. */
    static final int TAR_ENTRIES = 4_000_000;

    /** Seconds of processor time for one report: the largest seen takes less than one. */
    static final int CPU_SECONDS = 120;

    private static final long MEMORY = Runtime.getRuntime().maxMemory();

    private Limits() {}

    /**
     * Characters of all names and paths of one report, with {@link #FILE_COST} and {@link #FUNCTION_COST}: 64 million, which
     * are 450,000 files, and more in a process that has more memory.
     */
    public static long characters() {
        return Math.max(64_000_000, MEMORY / 4);
    }

    /**
     * Probes of JaCoCo's execution data, a byte each: 100,000 classes have some five million. 32 million, and more in a
     * process that has more memory.
     */
    public static long probes() {
        return Math.max(32_000_000, MEMORY / 8);
    }

    /**
     * Lines between the first and the last of each method and class, all together: JaCoCo keeps an entry of four bytes for
     * each of them. 40,000 classes have some 16 million; more in a process that has more memory.
     */
    public static long classLines() {
        return Math.max(16_000_000, MEMORY / 16);
    }
}
