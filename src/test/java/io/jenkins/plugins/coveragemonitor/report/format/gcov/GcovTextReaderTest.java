package io.jenkins.plugins.coveragemonitor.report.format.gcov;

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

class GcovTextReaderTest extends TextReportContract {
    private static final String UNIT =
            """
                    -:    0:Source:src/%1$s.cpp
                    -:    0:Graph:app.gcno
                    -:    0:Runs:1
                    -:    1:#include <vector>
            function add(int, int) called 7 returned 100%% blocks executed 75%%
                    7:    3:int add(int a, int b) {
            branch  0 taken 1 (fallthrough)
            branch  1 taken 0
                   5*:    4:  return a;
                #####:    9:  drop();
            branch  0 never executed
            function drop called 0 returned 0%% blocks executed 0%%
                =====:   12:void drop() {
                    -:   13:}
            """;

    @Override
    public String format() {
        return "GCOV_TEXT";
    }

    @Override
    public String report(List<String> names) {
        return names.stream().map(name -> UNIT.formatted(name)).collect(Collectors.joining("", "", ""));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "src/Some.cpp: lines that stand more than once were merged (4)",
                "src/Some.cpp: functions that stand more than once were merged (2)");
    }

    @Override
    public String nothing() {
        return null;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("        7:    3", "        " + number + ":    3");
    }

    @Override
    public String stranger() {
        return "        -:    1:Source:a.c\n";
    }

    @Override
    public String reordered(String report) {
        return report.replaceFirst("(?s)(    =====:.*?\n)(        -:   13:}\n)", "$2$1");
    }

    @Override
    public Stream<String> without(String report) {
        return report.lines().map(line -> report.replace(line + "\n", ""));
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 2));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(1, 2));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("src/Some.cpp"));
    }

    @Test
    void takesTheInstancesOfATemplateForOne() throws IOException {
        Report report = read(
                """
                        -:    0:Source:t.cpp
                        3:    2:template<class T> T big(T a, T b) {
                        3:    3:  if (a > b)
                ------------------
                big<int>(int, int):
                function big<int>(int, int) called 2 returned 100% blocks executed 75%
                        2:    2:template<class T> T big(T a, T b) {
                        2:    3:  if (a > b)
                branch  0 taken 2 (fallthrough)
                branch  1 taken 0
                ------------------
                big<double>(double, double):
                function big<double>(double, double) called 1 returned 100% blocks executed 75%
                        1:    2:template<class T> T big(T a, T b) {
                        1:    3:  if (a > b)
                branch  0 taken 0 (fallthrough)
                branch  1 taken 1
                ------------------
                """);

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 0));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(2, 0));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(2, 0));
        assertThat(report.files().get(0).lines().hits(0)).isEqualTo(3);
    }

    @Test
    void readsCountsForPeople() throws IOException {
        assertThat(read(minimal().replace("        7:    3", "     1.5k:    3"))
                        .totals()
                        .get(Metric.LINE))
                .isEqualTo(new Counter(2, 2));
    }

    @Test
    void countsTheOutcomesOfConditionsThatGcc14States() throws IOException {
        Report report = read(
                """
                        -:    0:Source:c.c
                        3:    1:void fn (int a, int b, int c, int d) {
                        3:    2:  if ((a && (b || c)) && d)
                condition outcomes covered 3/8
                condition  0 not covered (true false)
                condition  1 not covered (true)
                condition  2 not covered (true)
                condition  3 not covered (true)
                branch  0 taken 2 (fallthrough)
                        1:    3:    a = b ? c : d && a;
                condition outcomes covered 2/2
                condition outcomes covered 3/4
                        -:    4:}
                """);

        assertThat(report.totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(8, 6));
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(3, 0));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void unitesTheConditionsOfInstances() throws IOException {
        Report report = read(
                """
                        -:    0:Source:t.cpp
                        3:    3:  if (a && b)
                ------------------
                _Z3bigIiE:
                        2:    3:  if (a && b)
                condition outcomes covered 2/4
                condition  0 not covered (true)
                condition  1 not covered (true)
                ------------------
                _Z3bigIdE:
                        1:    3:  if (a && b)
                condition outcomes covered 2/4
                condition  0 not covered (false)
                condition  1 not covered (true)
                ------------------
                """);

        assertThat(report.totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(3, 1));
    }

    @Test
    void passesOverThePathsThatGcc15Lists() throws IOException {
        Report report = read(
                minimal()
                        + """
                paths covered 1 of 3
                path  1 not covered: lines 3 4(true) 9
                path  2 not covered:
                BB  2:         3:int add(int a, int b) {
                BB  2:         4:9:  return a;
                """);

        assertThat(report).isEqualTo(read(minimal()));
    }
}
