package io.jenkins.plugins.coveragemonitor.benchmark.delivery;

import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.AlertMessages;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Dispatcher;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Jobs whose coverage falls and recovers with every build, and their way to a webhook. */
final class Sender implements AutoCloseable {
    static final String CHANNEL = "hook";
    private static final OutboxLimits LIMITS =
            new OutboxLimits(1_000, Duration.ofDays(1), 20_000, 1_000, Duration.ofMillis(50), Duration.ofMillis(500));

    final Outbox outbox;
    private final Path home;
    private final List<Channel> channels;
    private final Dispatcher dispatcher;

    Sender(Path home, String url, Integer ratePerMinute) {
        this.home = home;
        Clock clock = Clock.systemUTC();
        ChannelKinds kinds = new ChannelKinds(HttpClients.DIRECT, new TargetPolicy(true), clock, line -> {});
        channels = List.of(kinds.create(new WebhookSettings(CHANNEL, Secret.of(url), null, ratePerMinute, null)));
        outbox = new Outbox(home.resolve("outbox"), LIMITS, clock, new SplittableRandom(), sentence -> {});
        outbox.use(channels);
        dispatcher = new Dispatcher(outbox);
    }

    /** Hands over what a crash left behind. */
    void recover(String job) throws IOException {
        AlertStore book = AlertStore.of(JobHome.below(home, job), job, Clock.systemUTC());
        dispatcher.dispatch(book, messages(job), channels);
    }

    /** A build of a job: recorded, looked at, handed over. */
    AlertEvent build(String job) throws IOException {
        JobHome where = JobHome.below(home, job);
        HistoryFile history = HistoryFile.of(where);
        List<Point> points = history.points();
        int number = points.isEmpty() ? 1 : points.get(points.size() - 1).build() + 1;
        Point point = point(number, number % 2 == 0 ? 8_000 : 9_000);
        history.append(point);
        AlertStore book = AlertStore.of(where, job, Clock.systemUTC());
        AlertEvent step = book.evaluate(point, history.points(), List.of(), AlertSettings.DEFAULT, Silences.NONE);
        dispatcher.dispatch(book, messages(job), channels);
        return step;
    }

    static AlertMessages messages(String job) {
        return new AlertMessages(job, build -> null);
    }

    private static Point point(int build, int lines) {
        Counters counters = Counters.of(Metric.LINE, new Counter(lines, 10_000 - lines));
        return Point.builder(build, Instant.now()).totals(counters).create();
    }

    @Override
    public void close() throws IOException {
        outbox.close();
    }
}
