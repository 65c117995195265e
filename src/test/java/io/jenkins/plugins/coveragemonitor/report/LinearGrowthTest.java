package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reports of a few megabytes that have very much of one thing, each where a reader looks for one entry among others. They
 * are read to their end; how their time grows is in the benchmarks ({@code GrowthTimes}).
 */
class LinearGrowthTest {
    @TestFactory
    Stream<DynamicTest> isReadToItsEnd() {
        return new GrowthSamples(60_000)
                .all()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    byte[] bytes = sample.text().get().getBytes(StandardCharsets.UTF_8);
                    try {
                        assertThat(new Reports(ReportFormats.builtIn())
                                        .read(() -> new ByteArrayInputStream(bytes), null, null)
                                        .files())
                                .isNotEmpty();
                    } catch (UnreadableReportException e) {
                        assertThat(e.getMessage()).isNotBlank();
                    }
                }));
    }
}
