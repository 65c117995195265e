package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * How often the analysis is right on series whose truth is known; seeded. Run {@code main} for the whole table that
 * stands in docs/statistics.md; the tests run it with fewer series.
 */
final class TrendEvaluation {
    private static final double NOISE = 0.3;
    private static final int STEP_AT = 30;

    private final int series;

    TrendEvaluation(int series) {
        this.series = series;
    }

    public static void main(String[] arguments) {
        int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        System.out.println("| series | " + series + " each: how many … | of 1,000 |");
        System.out.println("|---|---|---:|");
        for (Score score : new TrendEvaluation(series).scores()) {
            System.out.printf(
                    Locale.ROOT, "| %s | %s | %.1f |%n", score.series(), score.question(), 1000.0 * score.share());
        }
    }

    /** One row of the table: the share of series for which something holds. */
    record Score(String series, String question, double share) {}

    List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        for (int builds : new int[] {20, 50, 200}) {
            String name = "flat, independent noise, " + builds + " builds";
            List<Trend> flat = trends(builds, random -> plus(80, Histories.noise(random, NOISE)));
            scores.add(score(name, "have a direction", flat, Trend::significant));
            scores.add(score(name, "have a change point", flat, TrendEvaluation::hasStep));
            scores.add(score(
                    name, "have an anomaly", flat, trend -> !trend.anomalies().isEmpty()));
            scores.add(score(name, "have any of these", flat, TrendEvaluation::hasAnything));
            scores.add(score(name, "have 0 in the interval of the slope", flat, covers(0)));
        }
        for (double memory : new double[] {0.3, 0.6}) {
            String name = "flat, each build remembers " + memory + " of the one before, 50 builds";
            List<Trend> flat = trends(50, random -> plus(80, Histories.persistent(random, NOISE, memory)));
            scores.add(score(name, "have a direction", flat, Trend::significant));
            scores.add(score(name, "have a change point", flat, TrendEvaluation::hasStep));
            scores.add(score(name, "have 0 in the interval of the slope", flat, covers(0)));
        }
        steps(scores);
        drifts(scores);
        others(scores);
        return scores;
    }

    private void steps(List<Score> scores) {
        for (int after : new int[] {30, 5, 3}) {
            List<Trend> steps = trends(STEP_AT + after, random -> step(Histories.noise(random, NOISE), -3 * NOISE));
            String name = "step of 3 noise widths at #31, " + after + " builds on the new level";
            scores.add(score(name, "have a change point within 3 builds of it", steps, trend -> found(trend, 3)));
            scores.add(score(name, "have it at the very build", steps, trend -> found(trend, 0)));
        }
    }

    private void drifts(List<Score> scores) {
        for (double drift : new double[] {0.05, -0.05}) {
            List<Trend> drifting = trends(40, random -> plus(80, i -> drift * i + NOISE * random.nextGaussian()));
            String name = "drift of " + drift + " points a build, 40 builds";
            Direction wanted = drift > 0 ? Direction.RISING : Direction.FALLING;
            scores.add(score(name, "have that direction", drifting, trend -> trend.direction() == wanted));
            scores.add(score(name, "have a change point that is not there", drifting, TrendEvaluation::hasStep));
            scores.add(score(name, "have the drift in the interval of the slope", drifting, covers(drift)));
        }
    }

    private void others(List<Score> scores) {
        List<Trend> spikes = trends(60, random -> {
            IntToDoubleFunction noise = Histories.noise(random, NOISE);
            return i -> 80 + noise.applyAsDouble(i) + (i == 25 ? -10 * NOISE : 0);
        });
        scores.add(score(
                "spike of 10 noise widths at #26", "have an anomaly there", spikes, trend -> trend.anomalies().stream()
                        .anyMatch(anomaly -> anomaly.build() == 26)));
        scores.add(score("spike of 10 noise widths at #26", "have a change point", spikes, TrendEvaluation::hasStep));
        List<Trend> seasonal = trends(84, random -> {
            IntToDoubleFunction noise = Histories.noise(random, NOISE);
            return i -> 80 + NOISE * Math.sin(2 * Math.PI * i / 7) + noise.applyAsDouble(i);
        });
        scores.add(score("a wave of 7 builds, 84 builds", "have a direction", seasonal, Trend::significant));
        scores.add(score("a wave of 7 builds, 84 builds", "have a change point", seasonal, TrendEvaluation::hasStep));
        List<Trend> brief = trends(6, random -> plus(80, Histories.noise(random, NOISE)));
        scores.add(score("short, 6 builds of noise", "have any finding", brief, TrendEvaluation::hasAnything));
        List<Trend> tied = trends(50, random -> i -> 80 + 0.1 * random.nextInt(3));
        scores.add(
                score("tied, 3 levels at random, 50 builds", "have any finding", tied, TrendEvaluation::hasAnything));
        List<Trend> still = trends(50, random -> i -> random.nextInt(10) == 0 ? 80.005 : 80);
        scores.add(score("still but for one line, 50 builds", "have any finding", still, TrendEvaluation::hasAnything));
    }

    private List<Trend> trends(int builds, Function<RandomGenerator, IntToDoubleFunction> kind) {
        SplittableRandom seeds = new SplittableRandom(20_261_121);
        List<Trend> trends = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            List<Point> points = Histories.of(builds, kind.apply(seeds.split()));
            trends.add(TrendAnalysis.of(points, Metric.LINE, "", TrendSettings.DEFAULT));
        }
        return trends;
    }

    private static IntToDoubleFunction plus(double level, IntToDoubleFunction noise) {
        return i -> level + noise.applyAsDouble(i);
    }

    private static IntToDoubleFunction step(IntToDoubleFunction noise, double by) {
        return i -> 80 + noise.applyAsDouble(i) + (i < STEP_AT ? 0 : by);
    }

    private static boolean found(Trend trend, int within) {
        return trend.changePoints().stream().anyMatch(change -> Math.abs(change.build() - STEP_AT - 1) <= within);
    }

    private static boolean hasStep(Trend trend) {
        return !trend.changePoints().isEmpty();
    }

    private static boolean hasAnything(Trend trend) {
        return trend.significant() || hasStep(trend) || !trend.anomalies().isEmpty();
    }

    private static Predicate<Trend> covers(double slope) {
        return trend ->
                trend.perBuild().low() <= slope && slope <= trend.perBuild().high();
    }

    private static Score score(String series, String question, List<Trend> trends, Predicate<Trend> holds) {
        return new Score(series, question, trends.stream().filter(holds).count() / (double) trends.size());
    }
}
