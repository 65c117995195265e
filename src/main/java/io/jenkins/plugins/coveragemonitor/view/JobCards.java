package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.ChangePoint;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.view.JobCard.Alerts;
import io.jenkins.plugins.coveragemonitor.view.JobCard.Gates;
import io.jenkins.plugins.coveragemonitor.view.JobCard.Mark;
import io.jenkins.plugins.coveragemonitor.view.JobCard.Regression;
import io.jenkins.plugins.coveragemonitor.view.JobCard.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates the card on a job's page, from history and alerts only. */
public final class JobCards {
    private static final int BUILDS = 60;
    private static final int STEPS = 2;

    private JobCards() {}

    /** The card of a job, with its main metric. */
    public static JobCard of(JobData data) {
        return of(data, null);
    }

    /**
     * The card of a job.
     *
     * @param preferred the metric to show if the job has it; {@code null} for its main metric
     */
    public static JobCard of(JobData data, @Nullable Metric preferred) {
        Metric metric = PageMetrics.main(data.points(), "", preferred);
        Optional<Point> newest = data.newest();
        if (newest.isEmpty()) {
            return empty(data.job(), metric);
        }
        Point point = newest.get();
        Counter now = point.totals().get(metric);
        Trend trend = TrendAnalysis.of(data.points(), metric, "", data.trend());
        State state = state(data, point, metric);
        Difference change = data.change(point, "", metric);
        List<Point> shown = data.points()
                .subList(
                        Math.max(0, data.points().size() - BUILDS),
                        data.points().size());
        return JobCardBuilder.builder()
                .job(data.job())
                .state(state)
                .metric(metric)
                .build(point.build())
                .time(point.time())
                .counter(now.isMeasured() ? now : null)
                .change(change)
                .outcome(point.outcome())
                .verdict(state == State.UNMEASURED ? "Unmeasured" : verdict(point))
                .direction(state == State.MEASURED ? TrendWords.direction(trend, data.trend()) : null)
                .note(note(data, state, point, metric))
                .series(ChartSeries.of(shown, "", metric))
                .limit(data.limit("", metric))
                .marks(marks(trend, shown, point, change))
                .gates(gates(point))
                .regression(regression(data.alerts()))
                .alerts(alerts(data))
                .problems(data.problems())
                .create();
    }

    private static @Nullable Alerts alerts(JobData data) {
        return data.alertsUnknown()
                ? null
                : new Alerts(
                        data.alerts(AlertStatus.ACTIVE),
                        data.alerts(AlertStatus.ACKNOWLEDGED),
                        data.alerts(AlertStatus.PENDING));
    }

    private static JobCard empty(String job, Metric metric) {
        return JobCardBuilder.builder()
                .job(job)
                .state(State.EMPTY)
                .metric(metric)
                .build(0)
                .time(null)
                .counter(null)
                .change(null)
                .outcome(Outcome.NOT_EVALUATED)
                .verdict("No coverage yet")
                .direction(null)
                .note(null)
                .series(ChartSeries.of(List.of(), "", metric))
                .limit(null)
                .marks(List.of())
                .gates(new Gates("", ""))
                .regression(null)
                .alerts(Alerts.NONE)
                .problems(List.of())
                .create();
    }

    private static State state(JobData data, Point point, Metric metric) {
        if (!point.totals().has(metric)) {
            return State.UNMEASURED;
        }
        return data.measuredBefore(point.build(), "", metric).isPresent() ? State.MEASURED : State.FIRST;
    }

    private static String verdict(Point point) {
        int number = point.gates().getOrDefault(point.outcome(), 0);
        return switch (point.outcome()) {
            case FAILED -> number == 1 ? "Gate failed" : number + " gates failed";
            case WARNING -> number == 1 ? "Gate warns" : number + " gates warn";
            case PASSED -> number == 1 ? "Gate passed" : "Gates passed";
            case NOT_EVALUATED -> point.gates().isEmpty() ? "No gates" : "Not evaluated";
        };
    }

    private static @Nullable String note(JobData data, State state, Point point, Metric metric) {
        return switch (state) {
            case FIRST -> "Measured for the first time in #" + point.build() + ". Nothing to compare with yet.";
            case UNMEASURED ->
                "#" + point.build() + " has no usable report."
                        + data.measuredBefore(point.build(), "", metric)
                                .map(last -> " Last measured: "
                                        + NumberWords.percent(last.totals().get(metric)) + " at #" + last.build() + ".")
                                .orElse("");
            default -> {
                if (!point.completeness().isComplete()) {
                    yield "#" + point.build() + " is partial: " + JobData.partial(point);
                }
                yield data.unfinished()
                        .map(last -> "#" + last.build()
                                + switch (last.buildState()) {
                                    case ABORTED -> " was aborted; nothing is evaluated with it.";
                                    case UNFINISHED -> " lacks its last part; nothing is evaluated with it.";
                                    default -> " has not come to its end yet.";
                                })
                        .orElse(null);
            }
        };
    }

    /** The largest steps in the chart, and the newest build if it missed a gate. */
    private static List<Mark> marks(Trend trend, List<Point> shown, Point newest, @Nullable Difference change) {
        int first = shown.get(0).build();
        List<Mark> marks = new ArrayList<>();
        trend.changePoints().stream()
                .filter(step -> step.build() >= first && !step.bend())
                .sorted(Comparator.comparingDouble((ChangePoint step) -> -Math.abs(step.by())))
                .limit(STEPS)
                .sorted(Comparator.comparingInt(ChangePoint::build))
                .forEach(step -> marks.add(
                        new Mark(step.build(), (int) Math.signum(step.by()), TrendWords.signed(step.by()), true)));
        boolean missed = newest.outcome().compareTo(Outcome.PASSED) > 0;
        boolean marked = marks.stream().anyMatch(mark -> mark.build() == newest.build());
        if (missed && !marked && change != null && change.sign() < 0) {
            marks.add(new Mark(newest.build(), change.sign(), change.text().replace(" points", ""), false));
        }
        return marks;
    }

    private static Gates gates(Point point) {
        Map<Outcome, Integer> counts = point.gates();
        List<String> words = VerdictWords.counts(counts);
        boolean missed = point.outcome().compareTo(Outcome.PASSED) > 0;
        int worst = !missed ? 1 : counts.containsKey(Outcome.FAILED) && counts.containsKey(Outcome.WARNING) ? 2 : 1;
        int split = Math.min(worst, words.size());
        return new Gates(
                String.join(", ", words.subList(0, split)), String.join(", ", words.subList(split, words.size())));
    }

    /** The last drop with an alert, followed by the one before. */
    private static @Nullable Regression regression(List<Alert> alerts) {
        List<Alert> drops = alerts.stream()
                .filter(alert -> alert.type() == AlertType.REGRESSION && alert.status() != AlertStatus.PENDING)
                .sorted(Comparator.comparing((Alert alert) -> alert.since().time())
                        .reversed())
                .toList();
        if (drops.isEmpty()) {
            return null;
        }
        Alert last = drops.get(0);
        String more = back(last);
        if (more.isEmpty()) {
            // A build has several alerts if its components fell as well.
            more = drops.stream()
                    .filter(drop -> drop.since().build() != last.since().build())
                    .findFirst()
                    .map(drop ->
                            "before: #" + drop.since().build() + (back(drop).isEmpty() ? "" : ", " + back(drop)))
                    .orElse("");
        }
        return new Regression(last.since().build(), last.since().time(), last.isOpen(), more);
    }

    private static String back(Alert alert) {
        return alert.resolution() == null || alert.resolution().build() == 0
                ? ""
                : "back at #" + alert.resolution().build();
    }
}
