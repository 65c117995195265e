package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.Mutations;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportBuilder;
import io.jenkins.plugins.coveragemonitor.report.format.SplitReader;
import io.jenkins.plugins.coveragemonitor.report.io.ArraySlice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part that is read in JaCoCo's own form comes out as a parser reads it, and all else is left to the parser. */
class PlainJacocoPartTest {
    private static final String METHOD =
            """
            <method name="&lt;init&gt;" desc="(Ljava/util/List;)V" line="3"><counter type="LINE" missed="1" covered="1"/>\
            <counter type="METHOD" missed="0" covered="1"/></method>""";

    private static final String PART =
            """
            <report><package name="p/q"><class name="p/q/A" sourcefilename="A.java">%s
              <method name="run" desc="()V" line="9"><counter type="METHOD" missed="1" covered="0"/></method>
              <counter type="CLASS" missed="0" covered="1"/></class>
            <class name="p/q/Old"><method name="x" desc="()V" line="1"/></class><class name="p/q/No" sourcefilename="No.java"/>
            <sourcefile name="A.java"><line nr="3" mi="0" ci="2" mb="1" cb="1"/><line nr="4" mi="2" ci="0" mb="0" cb="0"/>
              <counter type="INSTRUCTION" missed="2" covered="2"/><counter type="BRANCH" missed="1" covered="1"/>
              <counter type="LINE" missed="1" covered="1"/><counter type="COMPLEXITY" missed="1" covered="2"/>
              <counter type="METHOD" missed="1" covered="1"/><counter type="CLASS" missed="0" covered="1"/></sourcefile>
            <sourcefile name="package-info.java"/>
            <sourcefile name="B.java"><counter type="LINE" missed="3" covered="4"/><counter type="METHOD" missed="0" covered="1"/>
            </sourcefile>
            <counter type="LINE" missed="4" covered="5"/></package><package name=""/>
            <group name="g"><group name="h"><package name="r"><sourcefile name="C&amp;D.java"><line nr="1" mi="1"
                ci="0" mb="0"
              cb="0"/></sourcefile></package></group><counter type="LINE" missed="1" covered="0"/></group></report>
            """
                    .formatted(METHOD);

    private static final byte[] INTERNATIONAL = PART.replace("p/q", "gr\u00FC\u00DFe/\u65E5\u672C")
            .replace("A.java", "\u00C4.java")
            .replace("\"run\"", "\"\u043F\u0443\u0441\u043A\uD83D\uDE00\"")
            .replace("C&amp;D", "\u00C7&amp;\u0394")
            .getBytes(StandardCharsets.UTF_8);

    /** First bytes of sequences, those of overlong ones, of halves of UTF-16 and of no sequence among them. */
    private static final int[] LEADS = {
        0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEE, 0xEF, 0xF0, 0xF4, 0xF5, 0xF8, 0xFE, 0xFF
    };

    /** Values of attributes; the question mark is the usual one. */
    private static final List<String> ODD = List.of(
            "",
            " ",
            " ?",
            "? ",
            "?\t",
            "?&amp;",
            "&lt;?&gt;",
            "?&quot;",
            "?&apos;",
            "&",
            "?;",
            "?&;",
            "?\u007F",
            "?\u00FC",
            "?\u00A0",
            "\u3000?",
            "?\uD83D\uDE00&amp;\u00E9",
            "?\uFEFF",
            "?\uFFFD",
            "?\u0085",
            "?\u2028",
            "?\uFFFE",
            "?\uD83F\uDFFF",
            "?>",
            "?'",
            "00?",
            "999999999",
            "0999999999",
            "1000000000",
            "2147483648",
            "-1",
            "+1",
            "1.0",
            "LINE",
            "METHOD",
            "x".repeat(5000));

    @Example
    void readsWhatJacocoWrites() throws IOException {
        assertThat(plain(PART.getBytes(StandardCharsets.UTF_8)))
                .contains(parsed(PART.getBytes(StandardCharsets.UTF_8)))
                .get()
                .satisfies(report -> assertThat(report.files()).hasSize(5));
    }

    @Example
    void readsNamesInAnyLanguage() throws IOException {
        assertThat(plain(INTERNATIONAL)).contains(parsed(INTERNATIONAL)).get().satisfies(report -> assertThat(
                        report.files())
                .extracting(file -> file.path())
                .contains("gr\u00FC\u00DFe/\u65E5\u672C/\u00C4.java"));
    }

    @Property(tries = 3000)
    void agreesWithTheParserOnAllThatItReads(@ForAll long seed) throws IOException {
        agree(new Mutations(new Random(seed)).of(PART.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 3000)
    void agreesWithTheParserOnNamesInAnyLanguage(@ForAll long seed) throws IOException {
        agree(new Mutations(new Random(seed)).of(INTERNATIONAL));
    }

    /** Sound, overlong, cut off and impossible sequences of UTF-8 within names. */
    @Property(tries = 5000)
    void agreesWithTheParserOnBytesBeyondAscii(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = INTERNATIONAL.clone();
        for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
            int at = random.nextInt(bytes.length);
            while (bytes[at] >= 0) {
                at = (at + 1) % bytes.length;
            }
            int value = random.nextInt(4) == 0 ? LEADS[random.nextInt(LEADS.length)] : 0x80 + random.nextInt(0x80);
            bytes[at] = (byte) value;
        }
        agree(bytes);
    }

    private static void agree(byte[] bytes) throws IOException {
        Optional<Report> plain = plain(bytes);
        if (plain.isPresent()) {
            assertThat(plain).contains(parsed(bytes));
        }
    }

    @Property(tries = 2000)
    void agreesWithTheParserOnOddValues(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<MatchResult> values =
                Pattern.compile("\"([^\"]*)\"").matcher(PART).results().toList();
        MatchResult replaced = values.get(random.nextInt(values.size()));
        String odd = ODD.get(random.nextInt(ODD.size())).replace("?", replaced.group(1));
        agree(new StringBuilder(PART)
                .replace(replaced.start(1), replaced.end(1), odd)
                .toString()
                .getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- a comment -->%s",
                "%s<x/>",
                "%s</report>",
                "%s<package name='p'/>",
                "%s<package name=\"p\" id=\"1\"/>",
                "%s<package name=\"&#65;\"/>",
                "%s<package name=\"\uFFFD\"/>",
                "%s<package name=\"a\uFEFFb\"/>",
                "%s<package name=\"a\u0085\"/>",
                "%s<package name=\"a\u2028b\"/>",
                "%s<package name=\"\uFFFF\"/>",
                "%s<package name=\"\u00FC&#65;\"/>",
                "%s<package name=\"\u00FC&uuml;\"/>",
                "%s<package name=\"a\tb\"/>",
                "%s<package name=\"a<b\"/>",
                "%s<package name=\"p \"/>",
                "%s<package name=\" p\"/>",
                "%s<package name=\"p",
                "%s<package name=\"p\">",
                "%s<counter type=\"LINE\" missed=\"-1\" covered=\"2\"/>",
                "%s<counter type=\"LINE\" missed=\"\" covered=\"2\"/>",
                "%s<counter type=\"LINE\" missed=\"1\" covered=\"12345678901\"/>",
                "%s<counter type=\"OTHER\" missed=\"1\" covered=\"2\"/>",
                "%s<counter type=\"LINE\" covered=\"2\" missed=\"1\"/>",
                "%s<counter type=\"LINE\"missed=\"1\" covered=\"2\"/>",
                "%s<package name=\"p\"><sourcefile name=\"A\"><line nr=\"0\" mi=\"0\" ci=\"1\" mb=\"0\" cb=\"0\"/></sourcefile></package>",
                "%s<package name=\"p\"><sourcefile name=\"A\"><line nr=\"1\" ci=\"1\"/></sourcefile></package>",
                "%s<package name=\"p\"><class name=\"p/A\"><method name=\"m\" desc=\"()V\"/></class></package>"
            })
    void leavesTheRestToTheParser(String content) throws IOException {
        String inside = content.formatted("<package name=\"o\"/>");

        assertThat(plain(("<report>" + inside + "</report>").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Example
    void leavesDeepGroupsToTheParser() throws IOException {
        String deep = "<group name=\"\">".repeat(300) + "</group>".repeat(300);

        assertThat(plain(("<report>" + deep + "</report>").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static Optional<Report> plain(byte[] bytes) {
        ReportBuilder sink = new ReportBuilder();
        // Parts begin anywhere in the array of a thread.
        byte[] around = new byte[bytes.length + 20];
        System.arraycopy(bytes, 0, around, 10, bytes.length);
        boolean isPlain = part().readPlain(new ArraySlice(around, 10, bytes.length + 10), sink);
        return isPlain ? Optional.of(sink.build("JACOCO")) : Optional.empty();
    }

    private static Report parsed(byte[] bytes) throws IOException {
        ReportBuilder sink = new ReportBuilder();
        part().read(new ArraySlice(bytes, 0, bytes.length), sink);
        return sink.build("JACOCO");
    }

    private static SplitReader part() {
        return new JacocoReader().another();
    }
}
