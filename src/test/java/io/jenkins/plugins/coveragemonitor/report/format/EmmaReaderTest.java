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

class EmmaReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <srcfile name="%1$s.java"><coverage type="class, %%" value="100%% (1/1)"/><coverage type="method, %%" value="50%%  (1/2)"/><coverage type="block, %%" value="40%%  (4/10)"/><coverage type="line, %%" value="50%%  (2.6/5)"/>
            <class name="Cart"><coverage type="line, %%" value="50%%  (2.6/5)"/><method name="add (): void"><coverage type="line, %%" value="0%%   (0/1)"/></method></class></srcfile>
            """;

    @Override
    public String format() {
        return "EMMA";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<report><stats><packages value=\"1\"/></stats><data><all name=\"all classes\"><coverage type=\"line, %\" value=\"50%  (2.6/5)\"/><package name=\"com.shop\"><coverage type=\"line, %\" value=\"50%  (2.6/5)\"/>",
                        "</package></all></data></report>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<report><stats><packages value=\"0\"/></stats><data/></report>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("(1/2)", "(" + number + "/2)");
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 3));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(4, 6));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(new Counter(1, 0));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("com/shop/Some.java"));
    }

    @Test
    void takesAPartOfALineForNone() throws IOException {
        assertThat(read(minimal().replace("2.6/5", "0.8/5")).totals().get(Metric.LINE))
                .isEqualTo(new Counter(0, 5));
    }

    @Test
    void takesConditionsForBranches() throws IOException {
        String coco = minimal()
                .replace(
                        "<coverage type=\"line, %\" value=\"50%  (2.6/5)\"/>",
                        "<coverage type=\"condition, %\" value=\"26% (4/15)\"/>");

        assertThat(read(coco).totals().get(Metric.BRANCH)).isEqualTo(new Counter(4, 11));
    }

    @Test
    void readsNumbersInTheLanguageOfTheMachine() throws IOException {
        assertThat(read(minimal().replace("50%  (2.6/5)", "50 %  (2,6/5)"))
                        .totals()
                        .get(Metric.LINE))
                .isEqualTo(new Counter(2, 3));
        assertThat(read(minimal().replace("2.6/5", "0,8/5")).totals().get(Metric.LINE))
                .isEqualTo(new Counter(0, 5));
    }

    @Test
    void knowsThePackageWithoutAName() throws IOException {
        assertThat(read(minimal().replace("com.shop", "default package")).files())
                .singleElement()
                .satisfies(file -> assertThat(file.path()).isEqualTo("Some.java"));
    }

    @Test
    void takesClassesThatDoNotNameTheirSource() throws IOException {
        String type = "<class name=\"%s\"><coverage type=\"class, %%\" value=\"100%% (1/1)\"/>"
                + "<coverage type=\"block, %%\" value=\"40%%  (4/10)\"/><method name=\"m ()\">"
                + "<coverage type=\"block, %%\" value=\"40%%  (4/10)\"/></method></class>";
        Report report = read("<report><stats><classes value=\"2\"/></stats><data><all name=\"all classes\">"
                + "<package name=\"com.shop\">" + type.formatted("Cart") + type.formatted("Cart$Line")
                + "</package></all></data></report>");

        assertThat(report.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("com/shop/Cart.java");
            assertThat(file.counters().get(Metric.CLASS)).isEqualTo(new Counter(2, 0));
            assertThat(file.counters().get(Metric.INSTRUCTION)).isEqualTo(new Counter(8, 12));
        });
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void saysThatItListsNoFile() throws IOException {
        Report report = read(
                "<report><stats><classes value=\"2\"/></stats><data><all name=\"all classes\">"
                        + "<package name=\"com.shop\"><coverage type=\"class, %\" value=\"50%  (1/2)\"/></package></all></data></report>");

        assertThat(report.problems())
                .containsExactly("the report: states 2 classes but lists no file, so none is counted; let EMMA write it"
                        + " with report.depth=method");
    }
}
