package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promise of docs/statistics.md for the public benchmark, on the series that lie beside the project. */
class ChangePointBenchmarkTest {
    @Test
    void agrees_with_people_better_than_the_published_defaults() throws IOException {
        List<ChangePointBenchmark.Row> rows = ChangePointBenchmark.rows();

        assertThat(ChangePointBenchmark.meanF1(rows)).isGreaterThanOrEqualTo(0.80);
        assertThat(ChangePointBenchmark.meanCovering(rows)).isGreaterThanOrEqualTo(0.72);
        assertThat(rows)
                .as("what nobody saw is not found")
                .filteredOn(row -> List.of("bank", "quality_control_5").contains(row.series()))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.found()).isEmpty());
    }

    @Test
    void the_same_series_has_the_same_change_points_each_time() throws IOException {
        assertThat(ChangePointBenchmark.rows()).isEqualTo(ChangePointBenchmark.rows());
    }
}
