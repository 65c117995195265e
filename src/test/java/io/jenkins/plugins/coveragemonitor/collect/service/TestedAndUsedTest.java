package io.jenkins.plugins.coveragemonitor.collect.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestedAndUsedTest {
    private static FileCoverage file(String path, int... hits) {
        int[] numbers = IntStream.rangeClosed(1, hits.length).toArray();
        return new FileCoverage(path, new LineTable(numbers, hits), FunctionTable.EMPTY, Counters.NONE);
    }

    private static Measurement of(Component... components) {
        return Measurement.of(List.of(components), TestTotals.NONE);
    }

    @Test
    void theFileWithTheMostUntestedUseComesFirst() {
        Measurement measurement = of(
                Component.of("", List.of(file("a", 1, 0, 1, 1), file("b", 0, 0, 0, 1), file("tested-only", 1))),
                Component.of("shop", List.of(file("a", 1, 1, 0, 0), file("b", 1, 1, 0, 1), file("used-only", 1))));

        TestedAndUsed use = TestedAndUsed.of(measurement, Set.of("shop")).orElseThrow();

        assertThat(use.usedAndTested()).isEqualTo(2);
        assertThat(use.usedUntested()).isEqualTo(4);
        assertThat(use.testedUnused()).isEqualTo(2);
        assertThat(use.files())
                .containsExactly(
                        new TestedAndUsed.FileUse("b", List.of(new LineRange(1, 2)), 2, List.of(), 0),
                        new TestedAndUsed.FileUse(
                                "a", List.of(new LineRange(2, 2)), 1, List.of(new LineRange(3, 4)), 2),
                        new TestedAndUsed.FileUse("used-only", List.of(new LineRange(1, 1)), 1, List.of(), 0));
    }

    @Test
    void oneServiceIsHeldAgainstTestsAndNotAgainstAnotherService() {
        Measurement measurement = of(
                Component.of("", List.of(file("a", 0, 1))),
                Component.of("shop", List.of(file("a", 1, 1))),
                Component.of("auth", List.of(file("a", 0, 1))));

        assertThat(TestedAndUsed.of(measurement, Set.of("shop", "auth"), Set.of("auth"))
                        .orElseThrow()
                        .files())
                .isEmpty();
    }

    @Test
    void withoutServicesOrWithoutTestsThereIsNothingToCompare() {
        Measurement tests = of(Component.of("", List.of(file("a", 1))));
        Measurement services = of(Component.of("shop", List.of(file("a", 1))));

        assertThat(TestedAndUsed.of(tests, Set.of())).isEmpty();
        assertThat(TestedAndUsed.of(services, Set.of("shop"))).isEmpty();
    }
}
