package io.jenkins.plugins.coveragemonitor.history.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.ControllerProcess;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardedJob;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JournalForwarder;
import io.jenkins.plugins.coveragemonitor.history.store.SharedHistoryStore;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A controller of the tests: its home, its jobs with their files. */
final class RecordedJobs {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Path home;
    private final String controller;
    private final Retention retention;
    private final List<String> names = new ArrayList<>();
    private final Map<String, AlertHistory> alerts = new HashMap<>();

    RecordedJobs(Path home, String controller) {
        this(home, controller, Retention.DEFAULT);
    }

    RecordedJobs(Path home, String controller, Retention retention) {
        this.home = home;
        this.controller = controller;
        this.retention = retention;
    }

    static Point point(int build) {
        return Point.builder(build, START.plus(Duration.ofHours(build)))
                .totals(Counters.of(Metric.LINE, new Counter(build, 100)))
                .create();
    }

    JobKey key(String name) {
        return new JobKey(controller, name, "coverage");
    }

    JobHome place(String name) {
        return JobHome.below(home, name);
    }

    HistoryFile file(String name) {
        return new HistoryFile(place(name).history(), () -> retention, Set::of, Clock.systemUTC());
    }

    ForwardedJob job(String name) {
        return new ForwardedJob(
                key(name),
                place(name),
                () -> retention,
                () -> JobDescription.named("team/" + name),
                () -> alerts.getOrDefault(name, AlertHistory.NONE));
    }

    /** Records builds of a job. */
    ForwardedJob record(String name, int first, int last) throws IOException {
        if (!names.contains(name)) {
            names.add(name);
        }
        List<Point> points = new ArrayList<>();
        for (int build = first; build <= last; build++) {
            points.add(point(build));
        }
        file(name).append(points);
        return job(name);
    }

    /** Says which alerts of a job are over. */
    ForwardedJob alerts(String name, AlertHistory over) {
        alerts.put(name, over);
        return job(name);
    }

    List<ForwardedJob> all() {
        return names.stream().map(this::job).toList();
    }

    JournalForwarder forwarder(SharedHistoryStore store, String holder) {
        return forwarder(store, holder, Clock.systemUTC());
    }

    JournalForwarder forwarder(SharedHistoryStore store, String holder, Clock clock) {
        ControllerProcess process = new ControllerProcess(controller, () -> "http://" + holder + "/", holder);
        return new JournalForwarder(store, process, home, this::all, clock);
    }

    /** Nothing is lost, nothing is there twice. */
    void assertAllIsIn(HistoryStore store) throws IOException {
        for (String name : names) {
            assertThat(store.read(key(name))).as(name).isEqualTo(file(name).points());
        }
    }
}
