package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reports in which one thing is of three hundred million bytes: within two seconds and 256 MB, in a process of its own,
 * they end in a sentence, or in a report where the thing is none that is kept.
 */
class LongMarkupTest {
    private static final long MOST_MILLIS = 2000;

    /** Time of this thread alone, as other work on the machine is no fault of a reader. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final int LENGTH = 300_000_000;

    private static final String READ = "read";

    private static final String TOO_LONG =
            "has a tag, a name or a value of more than 16777216 bytes, as no report has; check the tool that wrote it";

    private static final String NO_ROOT =
            "has no root element in its first 65536 bytes, as every report has; check the tool that wrote it";

    private static final String COBERTURA = "<coverage line-rate='1'><packages/>";

    private static final String TESTS = "<testsuites><testsuite><testcase name='a'>";

    private static final String TESTS_END = "</testcase></testsuite></testsuites>";

    /** What stands before and behind the long thing, of what it is made, and what comes of the report. */
    private record Case(String before, String of, String after, Charset charset, String outcome) {
        Case(String before, String of, String after, String outcome) {
            this(before, of, after, StandardCharsets.UTF_8, outcome);
        }

        InputStream stream() {
            byte[] chunk = of.repeat(1 << 16).getBytes(charset);
            InputStream middle = new InputStream() {
                private long left = LENGTH;

                @Override
                public int read() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    if (left <= 0) {
                        return -1;
                    }
                    int at = (int) ((LENGTH - left) % chunk.length);
                    int count = (int) Math.min(Math.min(length, chunk.length - at), left);
                    System.arraycopy(chunk, at, bytes, offset, count);
                    left -= count;
                    return count;
                }
            };
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(before.getBytes(charset)),
                    middle,
                    new ByteArrayInputStream(after.getBytes(charset)))));
        }
    }

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("attribute", new Case(COBERTURA + "<class name='", "a", "'/></coverage>", TOO_LONG));
        cases.put("attribute with >", new Case(COBERTURA + "<class name='>", "a>", "'/></coverage>", TOO_LONG));
        cases.put("attribute of the root", new Case("<coverage version='", "a", "'/>", NO_ROOT));
        cases.put("name of an attribute", new Case(COBERTURA + "<class ", "a", "='1'/></coverage>", TOO_LONG));
        cases.put("name of an element", new Case(COBERTURA + "<", "a", "/></coverage>", TOO_LONG));
        cases.put("white space in a tag", new Case(COBERTURA + "<class ", " ", "/></coverage>", TOO_LONG));
        cases.put("namespace", new Case(COBERTURA + "<class xmlns:x='", "a", "'/></coverage>", TOO_LONG));
        cases.put("text that is a value", new Case(COBERTURA + "<source>", "a ", "</source></coverage>", TOO_LONG));
        cases.put("section that is a value", new Case(COBERTURA + "<source><![CDATA[", "a ", "]]></source>", TOO_LONG));
        cases.put("entity", new Case(COBERTURA + "&", "a", ";</coverage>", TOO_LONG));
        cases.put("name of an instruction", new Case(COBERTURA + "<?", "a", "?></coverage>", TOO_LONG));
        cases.put("document type", new Case("<!DOCTYPE ", "a", ">" + COBERTURA + "</coverage>", NO_ROOT));
        cases.put("comment that is looked at", new Case(TESTS + "<!-- ", "a ", "-->" + TESTS_END, TOO_LONG));
        cases.put(
                "attribute in UTF-16",
                new Case(
                        "\uFEFF" + COBERTURA + "<class name='",
                        "\u3C3C",
                        "'/></coverage>",
                        StandardCharsets.UTF_16LE,
                        TOO_LONG));
        cases.put(
                "output of a test",
                new Case(TESTS + "<system-out>", "it's <![CDATA[ > ]]>", "</system-out>" + TESTS_END, READ));
        cases.put("output as text", new Case(TESTS + "<system-out>", "it's a \" ", "</system-out>" + TESTS_END, READ));
        cases.put(
                "output as section",
                new Case(TESTS + "<system-out><![CDATA[", "<a '", "]]></system-out>" + TESTS_END, READ));
        cases.put("comment", new Case(COBERTURA + "<!-- ", "it's > ", "--></coverage>", READ));
        cases.put("white space", new Case(COBERTURA, " ", "</coverage>", READ));
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> endsInASentenceOrIsPassedOver() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongMarkupTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        Map<String, String[]> outcomes = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split("\t", -1)).forEach(parts -> outcomes.put(parts[0], parts));
        }
        return cases().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String[] outcome = outcomes.get(entry.getKey());
                    assertThat(outcome).as("the process ended before this").isNotNull();
                    assertThat(outcome[2]).isEqualTo(entry.getValue().outcome());
                    assertThat(Long.parseLong(outcome[1])).isLessThan(MOST_MILLIS);
                }));
    }

    /** Reads all cases and prints a line for each: name, milliseconds of the processor, what came of it. */
    public static void main(String[] none) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Map.Entry<String, Case> entry : cases().entrySet()) {
            long start = CLOCK.getCurrentThreadCpuTime();
            String outcome;
            try {
                String format = entry.getValue().before().startsWith("<testsuites") ? "JUNIT" : "COBERTURA";
                new Reports(ReportFormats.builtIn()).read(entry.getValue()::stream, null, format);
                outcome = READ;
            } catch (UnreadableReportException e) {
                outcome = e.getMessage();
            } catch (OutOfMemoryError e) {
                outcome = e.toString();
            }
            out.printf("%s\t%d\t%s%n", entry.getKey(), (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000, outcome);
        }
    }
}
