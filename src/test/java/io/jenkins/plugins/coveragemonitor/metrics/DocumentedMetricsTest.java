package io.jenkins.plugins.coveragemonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page and the dashboard name the metrics that there are. */
class DocumentedMetricsTest {
    private static final Pattern NAME = Pattern.compile("coverage_monitor_[a-z_]+");

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    private static Set<String> scraped() {
        Counters lines = Counters.of(Metric.LINE, new Counter(1, 1));
        Point point = Point.builder(1, Instant.EPOCH)
                .totals(lines)
                .components(Map.of("web", lines))
                .gates(Map.of(Outcome.PASSED, 1))
                .branch("main")
                .create();
        String text = new String(
                MetricsText.of(
                                CoverageMetrics.of(
                                        List.of(new JobSample("pay", "", List.of(point), List.of())),
                                        Map.of("pay", Duration.ofSeconds(1)),
                                        List.of(new ChannelStatus("ops", 0, 0, 0, 0, 0, null, null, null)),
                                        Instant.EPOCH),
                                "")
                        .body(),
                StandardCharsets.UTF_8);
        return names(text.replaceAll("(?m)^#.*$", ""));
    }

    @Test
    void thePageNamesEveryMetricAndNoOther() throws IOException {
        assertThat(names(Files.readString(Path.of("docs/metrics.md")))).isEqualTo(scraped());
    }

    @Test
    void theDashboardAsksForMetricsThatThereAre() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(Path.of("docs/metrics/grafana-dashboard.json").toFile());
        Set<String> asked = new TreeSet<>();
        dashboard.findValuesAsText("expr").forEach(expression -> asked.addAll(names(expression)));
        assertThat(scraped()).containsAll(asked);
        assertThat(asked).hasSizeGreaterThan(6);
        assertThat(dashboard.get("panels"))
                .allMatch(panel -> !panel.get("description").asText().isBlank());
    }
}
