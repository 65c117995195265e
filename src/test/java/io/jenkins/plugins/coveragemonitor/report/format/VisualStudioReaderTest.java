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

class VisualStudioReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <module name="app.dll" path="app.dll" id="1" blocks_covered="3" blocks_not_covered="1"><functions>
            <function id="1" token="0x1" name="Add()" namespace="Shop" type_name="Cart" blocks_covered="3" blocks_not_covered="0"><ranges><range source_id="0" covered="yes" start_line="3" start_column="9" end_line="4" end_column="10" /><range source_id="0" covered="partial" start_line="7" start_column="9" end_line="7" end_column="30" /></ranges></function>
            <function id="2" token="0x2" name="Drop()" namespace="Shop" type_name="Cart" blocks_covered="0" blocks_not_covered="1"><ranges><range source_id="0" covered="no" start_line="12" start_column="9" end_line="12" end_column="10" /></ranges></function>
            </functions><source_files><source_file id="0" path="C:\\w\\%1$s.cs" checksum_type="SHA256" checksum="00" /></source_files>
            <skipped_functions><skipped_function id="3" name="Main()" reason="attribute_excluded" /></skipped_functions></module>
            """;

    @Override
    public String format() {
        return "VISUAL_STUDIO";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining("", "<results><modules>", "</modules></results>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("C:/w/Some.cs: functions that stand more than once were merged (2)");
    }

    @Override
    public String nothing() {
        return "<results><modules/></results>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("start_line=\"7\" start_column=\"9\" end_line=\"7\"", "start_line=\"" + number + "\"");
    }

    @Test
    void takesLinesFunctionsAndBlocks() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(3, 1));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(3, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("C:/w/Some.cs"));
    }

    @Test
    void readsTheDataSetOfEarlierEditions() throws IOException {
        Report report = read(
                """
                <CoverageDSPriv><xs:schema id="CoverageDSPriv" xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Module"/></xs:schema>
                <Module><ModuleName>app.dll</ModuleName><NamespaceTable><NamespaceName>Shop</NamespaceName><Class><ClassName>Cart</ClassName>
                <Method><MethodName>Add()</MethodName><BlocksCovered>2</BlocksCovered><BlocksNotCovered>1</BlocksNotCovered>
                <Lines><LnStart>3</LnStart><LnEnd>4</LnEnd><Coverage>0</Coverage><SourceFileID>1</SourceFileID></Lines>
                <Lines><LnStart>7</LnStart><LnEnd>7</LnEnd><Coverage>1</Coverage><SourceFileID>1</SourceFileID></Lines>
                <Lines><LnStart>9</LnStart><LnEnd>9</LnEnd><Coverage>2</Coverage><SourceFileID>1</SourceFileID></Lines></Method>
                </Class></NamespaceTable></Module>
                <SourceFileNames><SourceFileID>1</SourceFileID><SourceFileName>C:\\w\\Cart.cs</SourceFileName></SourceFileNames></CoverageDSPriv>
                """);

        assertThat(report.problems()).isEmpty();
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(3, 1));
        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(2, 1));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 0));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("C:/w/Cart.cs"));
    }

    @Test
    void saysWhatHasNoSource() throws IOException {
        String nowhere = minimal().replaceFirst("<ranges>.*?</ranges>", "<ranges/>");

        assertThat(read(nowhere).problems())
                .containsExactly("the report: 1 function has no line of a source, so their blocks are not counted");
        assertThat(read(minimal().replaceFirst("<source_files>.*?</source_files>", ""))
                        .problems())
                .containsExactly("the report: 1 file has no path and is left out");
    }
}
