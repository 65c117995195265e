package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhpUnitXmlReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <file name="%1$s.php" href="Shop/%1$s.php.xml"><totals><lines total="30" comments="3" code="27" executable="5" executed="3" percent="60.00"/><methods count="2" tested="1" percent="50.00"/><functions count="0" tested="0" percent="0"/><classes count="1" tested="1" percent="100.00"/><traits count="0" tested="0" percent="0"/></totals></file>
            """;

    @Override
    public String format() {
        return "PHPUNIT_XML";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<phpunit xmlns=\"https://schema.phpunit.de/coverage/1.0\"><build time=\"Mon Jan 1 0:00:00 UTC 2024\" phpunit=\"11.0.0\" coverage=\"11.0.0\"><runtime name=\"PHP\" version=\"8.3.0\"/></build><project source=\"/w/src\"><tests><test name=\"Shop::adds\" size=\"unknown\" status=\"success\"/></tests><directory name=\"/\"><totals><lines executable=\"5\" executed=\"3\"/></totals>",
                        "</directory></project></phpunit>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<phpunit><project source=\"/w\"><tests/></project></phpunit>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("count=\"2\" tested=\"1\"", "count=\"2\" tested=\"" + number + "\"");
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(3, 2));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(new Counter(1, 0));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("Shop/Some.php"));
    }

    @Test
    void isNotRecognisedInItsConfiguration() throws IOException {
        assertThat(readOrRefuse(
                        "<phpunit bootstrap=\"a.php\"><testsuites><testsuite name=\"a\"/></testsuites></phpunit>"
                                .getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }
}
