package io.jenkins.plugins.coveragemonitor.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowestTestsTest {
    @TempDir
    private Path reports;

    @Test
    void theSlowestTenAreNamedWithTheTimeOfAll() throws IOException {
        for (int i = 1; i <= 12; i++) {
            report("Test" + i, i + ".25");
        }
        report("Slow", "1,004.5");

        assertThat(SlowestTests.lines(reports))
                .hasSize(11)
                .startsWith("Tests: 13 classes in 1086 s; the slowest 10:", "  1004.5 s  Slow", "    12.3 s  Test12")
                .endsWith("     4.3 s  Test4");
    }

    @Test
    void withoutTestsThereIsNothingToSay() throws IOException {
        assertThat(SlowestTests.lines(reports)).isEmpty();
        assertThat(SlowestTests.lines(reports.resolve("absent"))).isEmpty();
    }

    private void report(String name, String seconds) throws IOException {
        Files.writeString(
                reports.resolve("TEST-" + name + ".xml"),
                "<?xml version=\"1.0\"?>\n<testsuite xmlns:xsi=\"x\" name=\"" + name + "\" time=\"" + seconds
                        + "\" tests=\"1\">\n<testcase name=\"a\" time=\"9\"/></testsuite>\n");
    }
}
