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

    @Property(tries = 3000)
    void agreesWithTheParserOnAllThatItReads(@ForAll long seed) throws IOException {
        byte[] bytes = new Mutations(new Random(seed)).of(PART.getBytes(StandardCharsets.UTF_8));

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
        byte[] bytes = new StringBuilder(PART)
                .replace(replaced.start(1), replaced.end(1), odd)
                .toString()
                .getBytes(StandardCharsets.UTF_8);

        Optional<Report> plain = plain(bytes);

        if (plain.isPresent()) {
            assertThat(plain).contains(parsed(bytes));
        }
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
                "%s<package name=\"\u00FC\"/>",
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
