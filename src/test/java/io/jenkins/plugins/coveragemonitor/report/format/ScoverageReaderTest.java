package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScoverageReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <class name="shop.%1$s" filename="shop/%1$s.scala" statement-count="3" statements-invoked="2" statement-rate="66.67" branch-rate="50.00"><methods>
            <method name="shop/Cart/add" statement-count="3" statements-invoked="2" statement-rate="66.67" branch-rate="50.00"><statements>
            <statement package="shop" class="Cart" source="shop/%1$s.scala" method="add" start="1" end="2" line="3" branch="false" invocation-count="7" ignored="false"></statement>
            <statement package="shop" class="Cart" source="shop/%1$s.scala" method="add" start="3" end="4" line="4" branch="true" invocation-count="1" ignored="false"></statement>
            <statement package="shop" class="Cart" source="shop/%1$s.scala" method="add" start="5" end="6" line="6" branch="true" invocation-count="0" ignored="false"></statement>
            <statement package="shop" class="Cart" source="shop/%1$s.scala" method="add" start="7" end="8" line="9" branch="false" invocation-count="0" ignored="true"></statement>
            </statements></method></methods></class>
            """;

    @Override
    public String format() {
        return "SCOVERAGE";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<scoverage statement-count=\"3\" statements-invoked=\"2\" statement-rate=\"66.67\" branch-rate=\"50.00\" version=\"1.0\" timestamp=\"1\"><packages><package name=\"shop\"><classes>",
                        "</classes></package></packages></scoverage>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("shop/Some.scala: functions that stand more than once were merged (1)");
    }

    @Override
    public String nothing() {
        return "<scoverage statement-count=\"0\" statements-invoked=\"0\"><packages/></scoverage>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("invocation-count=\"7\"", "invocation-count=\"" + number + "\"");
    }

    @Test
    void takesStatementsAndLeavesOutThoseThatAreIgnored() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 1));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(2, 1));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 0));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(new Counter(1, 0));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("shop/Some.scala"));
    }

    @Test
    void takesAClassAndItsStatementsForOneFile() throws IOException {
        Report report = read(minimal().replace("source=\"shop/", "source=\"/w/src/main/scala/shop/"));

        assertThat(report.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("/w/src/main/scala/shop/Some.scala");
            assertThat(file.counters().get(Metric.CLASS)).isEqualTo(new Counter(1, 0));
            assertThat(file.counters().get(Metric.LINE)).isEqualTo(new Counter(2, 1));
        });
    }
}
