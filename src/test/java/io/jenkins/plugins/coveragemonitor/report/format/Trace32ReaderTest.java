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

class Trace32ReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <module><addrFrom>P:80000000</addrFrom><tree>\\\\app\\%1$s</tree><cov>partial</cov><exec metric="object">80.000%%</exec><branches>50.000%%</branches><ok>1</ok><taken>2</taken><nottaken>1</nottaken><never>1</never><bytes>10</bytes><bytesok>8</bytesok>
            <function><tree uid="1">\\\\app\\%1$s\\add</tree><bytes>10</bytes><bytesok>8</bytesok></function></module>
            """;

    @Override
    public String format() {
        return "TRACE32";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<TRACE32 file=\"index.xml\"><coverage><COVerage.EXPORT.ListModule ts=\"1\" t32ver=\"S.1\" t32pv=\"RISCV\" cpu=\"RV32\" metric=\"object\">",
                        "<total><bytes>10</bytes></total></COVerage.EXPORT.ListModule></coverage></TRACE32>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<TRACE32 file=\"i\"><coverage/></TRACE32>";
    }

    @Override
    public String withNumber(String number) {
        return null;
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(5, 5));
        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(8, 2));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("app/Some"));
    }

    @Test
    void takesWhatTheMetricIsAbout() throws IOException {
        assertThat(read(of("stmt", "<lines>5</lines><linesok>3</linesok>"))
                        .totals()
                        .get(Metric.LINE))
                .isEqualTo(new Counter(3, 2));
        assertThat(read(of("func", "<functions>5</functions><functionsok>3</functionsok>"))
                        .totals()
                        .get(Metric.FUNCTION))
                .isEqualTo(new Counter(3, 2));
        assertThat(read(of("cond", "<conditions>4</conditions><true>3</true><false>2</false>"))
                        .totals()
                        .get(Metric.BRANCH))
                .isEqualTo(new Counter(5, 3));
        assertThat(read(of("dec", "<decisions>2</decisions><true>2</true><false>1</false>"))
                        .totals()
                        .get(Metric.BRANCH))
                .isEqualTo(new Counter(3, 1));
        Report calls = read(
                of("call", "<calls>5</calls><callsok>3</callsok><functions>2</functions><functionsok>1</functionsok>"));
        assertThat(calls.totals().get(Metric.FUNCTION_CALL)).isEqualTo(new Counter(3, 2));
        assertThat(calls.totals().has(Metric.FUNCTION)).isFalse();
        Report pairs = read(
                of(
                        "mcdc",
                        "<decisions>4</decisions><decisionsok>1</decisionsok><conditions>2</conditions><true>2</true><false>1</false>"));
        assertThat(pairs.totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(1, 3));
        assertThat(pairs.totals().get(Metric.BRANCH)).isEqualTo(new Counter(3, 1));
        assertThat(read(of("stmt", "<lines>x</lines><linesok>3</linesok>")).problems())
                .containsExactly("line 1: has x in <lines>, which is not a number in range and is left out");
    }

    private static String of(String metric, String numbers) {
        return "<TRACE32><coverage><COVerage.EXPORT.ListModule metric=\"" + metric + "\"><module><tree>app</tree>"
                + numbers + "</module></COVerage.EXPORT.ListModule></coverage></TRACE32>";
    }
}
