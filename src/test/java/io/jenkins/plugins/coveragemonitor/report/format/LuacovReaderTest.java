package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.TextReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LuacovReaderTest extends TextReportContract {
    private static final String UNIT =
            """
            ==============================================================================
            src/%1$s.lua
            ==============================================================================
               7 local a = 1
                 local list = {
                    10, 20,
                 }
            ***0 return a

                 -- 3
            """;

    @Override
    public String format() {
        return "LUACOV";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(name))
                .collect(
                        Collectors.joining(
                                "",
                                "",
                                "\n==============================================================================\nSummary\n==============================================================================\n\nFile  Hits Missed Coverage\n--------------------------\na.lua 1    1      50.00%\n--------------------------\nTotal 1    1      50.00%\n"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("src/Some.lua: lines that stand more than once were merged (2)");
    }

    @Override
    public String nothing() {
        return null;
    }

    @Override
    public String withNumber(String number) {
        return null;
    }

    @Override
    public String stranger() {
        return "=====\nTitle\n=====\n\nSome text.\n";
    }

    @Override
    public String reordered(String report) {
        return report.replaceFirst("(File .*\n)(-+\n)", "$2$1");
    }

    @Override
    public Stream<String> without(String report) {
        return report.lines().map(line -> report.replace(line + "\n", ""));
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("src/Some.lua"));
    }

    @Test
    void takesNoNumberOfTheSourceForACount() throws IOException {
        Report report = read(minimal().replace("***0 return a", "   4 return a"));

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 0));
    }

    @Test
    void readsTheTabsOfEarlierVersions() throws IOException {
        Report report = read(
                """

                ==============================================================================
                .\\src\\a.lua
                ==============================================================================
                     \tlocal a = {
                   12\t  10, 20 }
                ****0\treturn a
                   10\tend
                """);

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 1));
    }
}
