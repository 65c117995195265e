package io.jenkins.plugins.coveragemonitor.trend;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The change points on series of the Turing Change Point Dataset, against those that people marked. Each series is
 * stretched to the range from 0 to 100 per cent and analysed with the defaults. Run {@code main} for the table that stands
 * in docs/statistics.md.
 */
final class ChangePointBenchmark {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChangePointBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("| series | F1 | covering | found at |");
        System.out.println("|---|---:|---:|---|");
        List<Row> rows = rows();
        rows.forEach(ChangePointBenchmark::print);
        System.out.printf(Locale.ROOT, "| mean | %.3f | %.3f | |%n", meanF1(rows), meanCovering(rows));
    }

    private static void print(Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %s |%n",
                row.series(),
                row.score().f1(),
                row.score().covering(),
                String.join(", ", row.found().stream().map(String::valueOf).toList()));
    }

    /** One series: the indices that were found, from 0, and their score. */
    record Row(String series, List<Integer> found, ChangePointScore score) {}

    /** All series that there are, by name. */
    static List<Row> rows() throws IOException {
        Path folder = SharedData.path("changepoints");
        Map<String, Map<String, List<Integer>>> marked =
                JSON.readValue(folder.resolve("annotations.json").toFile(), new TypeReference<>() {});
        List<Row> rows = new ArrayList<>();
        for (var one : new TreeMap<>(marked).entrySet()) {
            double[] values = values(folder.resolve(one.getKey() + ".json"));
            List<Integer> found = found(values);
            rows.add(new Row(
                    one.getKey(), found, ChangePointScore.of(one.getValue().values(), found, values.length)));
        }
        return rows;
    }

    static double meanF1(List<Row> rows) {
        return rows.stream().mapToDouble(row -> row.score().f1()).average().orElseThrow();
    }

    static double meanCovering(List<Row> rows) {
        return rows.stream()
                .mapToDouble(row -> row.score().covering())
                .average()
                .orElseThrow();
    }

    private static double[] values(Path file) throws IOException {
        JsonNode raw = JSON.readTree(file.toFile()).get("series").get(0).get("raw");
        double[] values = new double[raw.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = raw.get(i).isNull() ? Double.NaN : raw.get(i).asDouble();
        }
        return values;
    }

    private static List<Integer> found(double[] values) {
        double least = measured(values).min().orElseThrow();
        double most = measured(values).max().orElseThrow();
        List<Point> points = Histories.of(values.length, i -> 100 * (values[i] - least) / (most - least));
        return TrendAnalysis.of(points, Metric.LINE, "", TrendSettings.DEFAULT).changePoints().stream()
                .map(change -> change.build() - 1)
                .toList();
    }

    private static DoubleStream measured(double[] values) {
        return DoubleStream.of(values).filter(value -> !Double.isNaN(value));
    }
}
