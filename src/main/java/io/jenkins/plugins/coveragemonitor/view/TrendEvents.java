package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.trend.ChangePoint;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The events of "Where it changed": steps, alerts and unmeasured builds, newest first. */
final class TrendEvents {
    private static final int MOST = 40;
    /** The number of counted things changed noticeably if it changed by more than one in this many. */
    private static final int TELLING = 20;

    private final JobData data;
    private final Trend trend;
    private final Map<Integer, Point> points;

    TrendEvents(JobData data, Trend trend) {
        this.data = data;
        this.trend = trend;
        this.points = data.points().stream().collect(Collectors.toMap(Point::build, Function.identity()));
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        Map<Integer, List<Alert>> byBuild = data.alerts().stream()
                .filter(alert -> points.containsKey(alert.since().build()))
                .filter(alert -> alert.key().metric() == null
                        || !alert.key().metric().isCoverage()
                        || alert.key().metric() == trend.metric())
                .collect(Collectors.groupingBy(alert -> alert.since().build()));
        byBuild.values().forEach(alerts -> events.add(alert(alerts)));
        trend.changePoints().stream().map(this::step).forEach(events::add);
        data.points().stream()
                .filter(point -> !point.isMeasured() || !point.isComplete())
                .map(TrendEvents::hole)
                .forEach(events::add);
        events.sort(Comparator.comparingInt(Event::build).reversed());
        return List.copyOf(events.subList(0, Math.min(MOST, events.size())));
    }

    /** One row for all alerts that began with a build: it shows the most urgent, and a drop before a missed gate. */
    private Event alert(List<Alert> alerts) {
        Alert alert = alerts.stream()
                .min(Comparator.comparing((Alert one) -> !one.isOpen())
                        .thenComparing(one -> one.type() != AlertType.REGRESSION)
                        .thenComparing(AlertRows.URGENT_FIRST))
                .orElseThrow();
        Point point = Objects.requireNonNull(points.get(alert.since().build()));
        Difference change = alert.key().metric() == null
                        || !alert.key().metric().isCoverage()
                ? null
                : data.change(point, alert.key().component(), alert.key().metric());
        boolean over = alert.status() == AlertStatus.RESOLVED;
        boolean drop = alert.type() == AlertType.REGRESSION && change != null && change.sign() < 0;
        // The message of an ended alert is about its recovery, and not about what that build did.
        Difference shown = change == null || change.sign() == 0 || over && !drop ? null : change;
        return TrendPageEventBuilder.builder()
                .build(point.build())
                .time(point.time())
                .status(AlertRows.status(alert))
                .title(over && shown != null ? fall(alert, shown) : alert.message())
                .more(more(alert, alerts.size() - 1))
                .sign(shown == null ? 0 : shown.sign())
                .points(shown == null ? null : shown.text().replace(" points", ""))
                .create();
    }

    /** Such as {@code web: branch coverage fell 2.11 points against #28}. */
    private static String fall(Alert alert, Difference change) {
        String part = alert.key().component();
        String flag = part.startsWith(Point.FLAG) ? "flag " + part.substring(Point.FLAG.length()) : part;
        return (part.isEmpty() ? "" : flag + ": ")
                + Objects.requireNonNull(alert.key().metric()).coverage() + " fell "
                + change.text().replace("−", "") + " against #" + change.build();
    }

    private static Event hole(Point point) {
        String state = !point.hasEnded()
                ? point.buildState().name()
                : point.completenessState().name();
        String title =
                switch (point.buildState()) {
                    case COMPLETE -> point.isMeasured() ? point.completeness().text() : "no usable report";
                    case RUNNING -> "it has not come to its end; nothing is evaluated with it";
                    case ABORTED -> "nothing is evaluated with it";
                    case UNFINISHED -> "its last part was never recorded; nothing is evaluated with it";
                };
        return TrendPageEventBuilder.builder()
                .build(point.build())
                .time(point.time())
                .status(state)
                .title(title)
                .more("")
                .sign(0)
                .points(null)
                .create();
    }

    private static String more(Alert alert, int others) {
        String more = AlertRows.more(alert).replaceFirst("^since #\\d+( · )?", "");
        String besides = others == 0 ? "" : others == 1 ? "one more alert" : others + " more alerts";
        return more.isEmpty() || besides.isEmpty() ? more + besides : more + " · " + besides;
    }

    private Event step(ChangePoint step) {
        Point point = Objects.requireNonNull(points.get(step.build()));
        String what = trend.component().isEmpty() ? "project" : trend.component();
        if (step.bend()) {
            String pace = "Another pace; " + what + " at " + TrendWords.level(step.after()) + " went from "
                    + TrendWords.pace(step.paceBefore()) + " to " + TrendWords.pace(step.paceAfter());
            return TrendPageEventBuilder.builder()
                    .build(step.build())
                    .time(point.time())
                    .status(null)
                    .title(pace)
                    .more(more(step, point))
                    .sign(0)
                    .points(null)
                    .create();
        }
        String title = (step.by() < 0 ? "Step down; " : "Step up; ") + what + " from " + TrendWords.level(step.before())
                + " to " + TrendWords.level(step.after());
        return TrendPageEventBuilder.builder()
                .build(step.build())
                .time(point.time())
                .status(null)
                .title(title)
                .more(more(step, point))
                .sign((int) Math.signum(step.by()))
                .points(TrendWords.signed(step.by()))
                .create();
    }

    private String more(ChangePoint step, Point point) {
        List<String> parts = new ArrayList<>();
        if (!step.added().isEmpty()) {
            parts.add(NumberWords.list(List.copyOf(step.added())) + " came in");
        }
        if (!step.removed().isEmpty()) {
            parts.add(NumberWords.list(List.copyOf(step.removed())) + " left");
        }
        long more = Math.abs(step.countedAfter() - step.countedBefore());
        if (more * TELLING > step.countedBefore()) {
            parts.add(String.format(
                    Locale.ROOT,
                    "%,d instead of %,d %s counted",
                    step.countedAfter(),
                    step.countedBefore(),
                    NumberWords.plural(step.countedBefore(), NumberWords.unit(trend.metric()))));
        }
        if (step.byComponents()) {
            parts.add("what is counted changed, not how well it is covered");
        } else {
            String where = components(step, point);
            if (!where.isEmpty()) {
                parts.add(where);
            }
        }
        if (step.commit() != null) {
            parts.add("commit "
                    + step.commit().substring(0, Math.min(10, step.commit().length())));
        }
        return String.join(" · ", parts);
    }

    /** What each component did in that build, if it moved with the project. */
    private String components(ChangePoint step, Point point) {
        if (!trend.component().isEmpty()) {
            return "";
        }
        List<String> moved = new ArrayList<>();
        for (String name : new TreeSet<>(point.components().keySet())) {
            Counter now = point.counters(name).get(trend.metric());
            Difference change = now.isMeasured() ? data.change(point, name, trend.metric()) : null;
            if (!name.isEmpty() && change != null && change.sign() == Math.signum(step.by())) {
                moved.add(name + " " + change.text().replace(" points", ""));
            }
        }
        return String.join(" · ", moved);
    }
}
