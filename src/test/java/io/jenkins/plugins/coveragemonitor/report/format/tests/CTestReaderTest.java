package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CTestReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <Test Status="passed"><Name>%1$s.adds</Name><Results><NamedMeasurement type="numeric/double" name="Execution Time"><Value>0.5</Value></NamedMeasurement></Results></Test>
            <Test Status="failed"><Name>%1$s.ends</Name><Results><NamedMeasurement type="numeric/double" name="Execution Time"><Value>0.25</Value></NamedMeasurement></Results></Test>
            <Test Status="notrun"><Name>%1$s.gone</Name><Results><NamedMeasurement type="text/string" name="Completion Status"><Value>Unable to find executable: gone</Value></NamedMeasurement></Results></Test>
            <Test Status="notrun"><Name>%1$s.later</Name><Results><NamedMeasurement type="text/string" name="Completion Status"><Value>Disabled</Value></NamedMeasurement></Results></Test>
            """;

    @Override
    public String format() {
        return "CTEST";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<Site BuildName=\"b\" Name=\"n\" Generator=\"ctest-3.25.1\"><Testing><TestList><Test>./adds</Test></TestList>",
                        "</Testing></Site>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<Site><Testing/></Site>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("<Value>0.5<", "<Value>" + number + "<");
    }

    @Test
    void countsWhatCouldNotRunAsFailed() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(2L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void isNotRecognisedInTheOtherFilesOfCTest() {
        assertThat(readOrRefuse("<Site><Build><StartBuildTime>1</StartBuildTime></Build></Site>"
                        .getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }
}
