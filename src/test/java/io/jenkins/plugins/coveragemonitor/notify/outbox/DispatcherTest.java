package io.jenkins.plugins.coveragemonitor.notify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.notify.AlertMessages;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a build to its one message: who gets it, and what it says. */
class DispatcherTest {
    @TempDir
    Path folder;

    private final List<Point> history = new ArrayList<>();
    private final List<Message> notified = new CopyOnWriteArrayList<>();
    private final AlertMessages messages = new AlertMessages("app", build -> "https://ci/job/app/" + build + "/");
    private AlertStore book;
    private Outbox outbox;

    @BeforeEach
    void open() {
        book = new AlertStore(folder.resolve("alerts.jsonl"), "app", Clock.systemUTC());
        outbox = new Outbox(
                folder.resolve("outbox"), OutboxLimits.DEFAULT, Clock.systemUTC(), new Random(1), sentence -> {});
    }

    private Channel channel(String name, ChannelFilter filter) {
        return new Channel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public ChannelFilter filter() {
                return filter;
            }

            @Override
            public int ratePerMinute() {
                return 60_000;
            }

            @Override
            public Delivery deliver(Message message, String reference) {
                notified.add(message);
                return new Delivery.Delivered("");
            }
        };
    }

    private static ChannelFilter only(AlertType type) {
        return new ChannelFilter(Set.of(type), null, null, null, null, null);
    }

    private AlertEvent build(int number, int lines, int failed) throws IOException {
        Counters counters = Counters.of(Metric.LINE, new Counter(lines, 10_000 - lines));
        Point point = Point.builder(number, Clock.systemUTC().instant())
                .totals(counters)
                .components(Map.of("a", counters))
                .tests(new TestTotals(100, failed, 0, Duration.ofSeconds(1)))
                .commit("c0ffee" + number)
                .create();
        history.add(point);
        return book.evaluate(point, history, List.of(), AlertSettings.DEFAULT, Silences.NONE);
    }

    private void send(Channel... channels) throws IOException, InterruptedException {
        outbox.use(List.of(channels));
        new Dispatcher(outbox).dispatch(book, messages, List.of(channels));
        assertThat(outbox.drain(Duration.ofMinutes(1))).isZero();
    }

    @Test
    void oneMessageNamesAllThatABuildBroke() throws Exception {
        Channel ops = channel("ops", ChannelFilter.DEFAULT);
        build(1, 9000, 0);
        build(2, 8900, 7);
        send(ops);
        assertThat(notified).singleElement().satisfies(message -> {
            assertThat(message.title())
                    .isEqualTo("app #2: line coverage fell 1.00 points from 90.00 % to 89.00 %, and 1 more");
            assertThat(message.severity()).isEqualTo(Severity.WARNING);
            assertThat(message.link()).isEqualTo("https://ci/job/app/2/");
            assertThat(message.facts())
                    .contains(
                            new Message.Fact("Since", "#2, commit c0ffee2"),
                            new Message.Fact("New", "7 tests fail, 7 more than before"),
                            new Message.Fact("Where", "a: line coverage fell 1.00 points from 90.00 % to 89.00 %"));
        });
        assertThat(book.waiting()).isEmpty();
        build(3, 9000, 7);
        send(ops);
        assertThat(notified.get(1).title())
                .isEqualTo("Resolved: app #3: line coverage is back at 90.00 % (90.00 % before the drop)");
        assertThat(notified).hasSize(2);
    }

    @Test
    void theEndGoesOnlyWhereTheBeginningWent() throws Exception {
        Channel tests = channel("tests", only(AlertType.TESTS_FAILING));
        Channel drops = channel("drops", only(AlertType.REGRESSION));
        build(1, 9000, 0);
        build(2, 8900, 0);
        send(tests, drops);
        build(3, 9000, 0);
        Channel late = channel("late", ChannelFilter.DEFAULT);
        send(tests, drops, late);
        assertThat(notified).extracting(Message::isResolved).containsExactly(false, true);
    }

    @Test
    void goodNewsGoesOnlyToThoseWhoAsk() throws Exception {
        build(1, 8000, 0);
        build(2, 8900, 0);
        send(channel("ops", ChannelFilter.DEFAULT), channel("fans", only(AlertType.IMPROVEMENT)));
        assertThat(notified).singleElement().satisfies(message -> assertThat(message.severity())
                .isEqualTo(Severity.INFO));
    }

    @Test
    void aCrashBeforeTheBookKnewRepeatsNothing() throws Exception {
        Channel ops = channel("ops", ChannelFilter.DEFAULT);
        build(1, 9000, 0);
        build(2, 8900, 0);
        Path alerts = folder.resolve("alerts.jsonl");
        byte[] before = Files.readAllBytes(alerts);
        send(ops);
        Files.write(alerts, before);
        assertThat(book.waiting()).hasSize(1);
        send(ops);
        assertThat(notified).hasSize(1);
    }
}
