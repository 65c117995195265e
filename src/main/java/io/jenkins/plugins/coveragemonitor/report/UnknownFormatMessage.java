package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates the sentence for a file that no format recognises: what it is, and what probably happened. */
final class UnknownFormatMessage {
    /** How many lines are searched for the beginning of JSON after console output. */
    private static final int NOISE = 20;

    /** Data that a tool makes a report of, by its first bytes, each given as the character of its value. */
    private static final Map<String, String> DATA = Map.of(
            "adcg", "holds the counters of gcov; run gcov or gcovr and give what it writes",
            "gcda", "holds the counters of gcov; run gcov or gcovr and give what it writes",
            "oncg", "describes a program for gcov; run gcov or gcovr and give what it writes",
            "gcno", "describes a program for gcov; run gcov or gcovr and give what it writes",
            "\u0081rforpl\u00FF", "is a raw profile of LLVM; give what llvm-cov export writes of it",
            "\u00FFlprofi\u0081", "is a profile of LLVM; give what llvm-cov export writes of it",
            "\u00AC\u00ED\0\u0005",
                    "holds Java objects, as the data of Cobertura does; let the tool write its XML report");

    private UnknownFormatMessage() {}

    private static boolean has(FilePrefix head, String magic) {
        return head.startsWith(magic.chars().toArray());
    }

    /**
     * The sentence.
     *
     * @param wanted the requested format, {@code null} if none
     */
    static String of(FilePrefix head, @Nullable ReportFormat wanted) {
        String expected =
                wanted == null ? "a report of a known format" : Plurals.withArticle(wanted.label() + " report");
        if (head.length() == 0) {
            return "is empty; the tool that should write it was stopped or measured nothing";
        }
        String text = head.text().strip();
        if (text.isEmpty()) {
            return "holds white space only; the tool that should write it was stopped";
        }
        if (isZero(head)) {
            return "holds zero bytes only; the disk was probably full when it was written";
        }
        if (head.text().startsWith("\0cwm")) {
            return "holds the counters of a run of a Go program; name the file covmeta.… that lies beside it";
        }
        Optional<String> data = DATA.entrySet().stream()
                .filter(kind -> has(head, kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (data.isPresent()) {
            return data.get();
        }
        if (text.indexOf('\0') >= 0) {
            return "is a binary file, not " + expected;
        }
        String start = text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "is an HTML page, not " + expected + "; give the XML or JSON file that the tool writes beside it";
        }
        if (start.startsWith("<")) {
            return ofXml(head.xml(), expected);
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            String error = head.json().error();
            return error.isEmpty() ? "is JSON, but not " + expected : error;
        }
        if (text.contains("<?xml")) {
            return "has text before its XML declaration; let the tool write the file, not its console output";
        }
        if (text.lines().limit(NOISE).anyMatch(line -> line.equals("{") || line.startsWith("{\""))) {
            return "has text before its JSON; let the tool write the file, not its console output";
        }
        if (text.lines().anyMatch(line -> line.startsWith("SF:")) && text.contains("\nend_of_record")) {
            return "has too much text before its first LCOV record; let the tool write the file, not its console output";
        }
        return "is not " + expected;
    }

    private static String ofXml(XmlPrefix xml, String expected) {
        if (!xml.error().isEmpty()) {
            return xml.error();
        }
        return "has the root element <" + NameText.shown(xml.root()) + ">, which does not begin " + expected;
    }

    private static boolean isZero(FilePrefix head) {
        for (int i = 0; i < head.length(); i++) {
            if (head.at(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
