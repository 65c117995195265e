package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.PointBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule of the tests looks at: builds one after another, the last one is judged. */
final class Contexts {
    private final List<Point> points = new ArrayList<>();
    private final List<Alert> open = new ArrayList<>();
    private final List<Alert> accepted = new ArrayList<>();
    private @Nullable List<GateOutcome> gates = List.of();
    private AlertSettings settings = AlertSettings.DEFAULT;

    /** The next build, with so many of 10,000 lines covered; negative is unmeasured. */
    static PointBuilder build(int number, int lines) {
        return Point.builder(number, Alerts.NOON).totals(Job.counters(lines));
    }

    /** Builds 1, 2, … with so many of 10,000 lines covered. */
    Contexts builds(int... lines) {
        for (int covered : lines) {
            points.add(build(points.size() + 1, covered).create());
        }
        return this;
    }

    Contexts then(Point point) {
        points.add(point);
        return this;
    }

    Contexts open(Alert alert) {
        open.add(alert);
        return this;
    }

    /** A level of the project's lines that somebody accepted after a build. */
    Contexts accepted(int build, int lines) {
        accepted.add(Alerts.regression(lines).counts(build, 1, 0).done());
        return this;
    }

    Contexts gates(@Nullable List<GateOutcome> outcomes) {
        gates = outcomes;
        return this;
    }

    Contexts settings(AlertSettings value) {
        settings = value;
        return this;
    }

    AlertContext context() {
        int last = points.size() - 1;
        return new AlertContext(points.get(last), points.subList(0, last), gates, settings, open, accepted);
    }

    /** State, severity and message of what a rule finds. */
    List<String> said(AlertRule rule) {
        return findings(rule).stream()
                .map(finding -> finding.state() + " " + finding.severity() + " " + finding.message())
                .toList();
    }

    List<Finding> findings(AlertRule rule) {
        return rule.findings(context()).toList();
    }
}
