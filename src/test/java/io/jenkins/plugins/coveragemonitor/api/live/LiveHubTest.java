package io.jenkins.plugins.coveragemonitor.api.live;

import static io.jenkins.plugins.coveragemonitor.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is told what, in which order, and who is not. */
class LiveHubTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T08:00:00Z"));
    private final LiveHub hub = new LiveHub(new Ticking(now), new Random(3), job -> "/job/" + job + "/");

    @AfterEach
    void close() {
        hub.close();
    }

    private static final class Ticking extends Clock {
        private final AtomicReference<Instant> now;

        Ticking(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    /** A reader with a page open. */
    private static final class Reader implements LiveConnection, LiveViewer {
        private final List<JsonNode> got = new CopyOnWriteArrayList<>();
        private final Set<String> sees = ConcurrentHashMap.newKeySet();
        private volatile boolean busy;
        private volatile boolean changes;
        private volatile boolean ended;
        private final AtomicInteger askedWhileFree = new AtomicInteger();

        Reader(String... jobs) {
            sees.addAll(List.of(jobs));
        }

        @Override
        public void send(String text) {
            try {
                got.add(JSON.readTree(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isBusy() {
            if (!busy) {
                askedWhileFree.incrementAndGet();
            }
            return busy;
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public boolean maySee(String job) {
            return sees.contains(job);
        }

        @Override
        public boolean mayChange(String job) {
            return changes;
        }

        /** The numbers of the events that came, in the order in which they came. */
        List<Long> numbers() {
            return got.stream()
                    .filter(message -> !Set.of("hello", "beat")
                            .contains(message.get("type").asText()))
                    .map(message -> message.get("number").asLong())
                    .toList();
        }

        void awaits(Long... numbers) throws Exception {
            until(() -> numbers().size() >= numbers.length);
            assertThat(numbers()).containsExactly(numbers);
        }
    }

    private static LiveContent changed(long covered) {
        return changed("coverage", covered);
    }

    private static LiveContent changed(String monitor, long covered) {
        return new LiveContent.Changed(
                monitor,
                new JobSummary(
                        null,
                        7,
                        Instant.EPOCH,
                        Outcome.FAILED,
                        null,
                        null,
                        List.of(),
                        1,
                        0,
                        List.of(),
                        Map.of(
                                Metric.LINE,
                                new JobSummary.Figures(new Counter(covered, 10), null, null, new int[] {5000}, null)),
                        false,
                        List.of()));
    }

    private Reader open(Reader reader, LiveQuestion question) {
        assertThat(hub.open(reader, reader, question)).isTrue();
        return reader;
    }

    @Test
    void theMonitorsOfAJobAreApart() throws Exception {
        Reader app = open(new Reader("app"), LiveQuestion.ALL);
        app.busy = true;
        hub.publish("app", changed(1));
        hub.publish("app", changed("e2e", 2));
        hub.publish("app", changed("e2e", 3));
        app.busy = false;
        app.awaits(1L, 3L);
        JsonNode e2e = app.got.get(app.got.size() - 1);
        assertThat(e2e.path("monitor").asText()).isEqualTo("e2e");
        assertThat(e2e.path("row").path("label").asText()).isEqualTo("e2e");
        assertThat(e2e.path("row").path("url").asText()).isEqualTo("/job/app:e2e/");
        Reader late = open(
                new Reader("app"),
                new LiveQuestion(Metric.LINE, "", app.got.get(0).path("stream").asText(), 0));
        late.awaits(1L, 3L);
    }

    @Test
    void aJobIsToldAsTheDashboardShowsIt() throws Exception {
        Reader reader = open(new Reader("shop"), LiveQuestion.ALL);
        reader.changes = true;
        hub.publish("shop", changed(30));

        reader.awaits(1L);
        JsonNode message = reader.got.get(1);
        assertThat(message.get("v").asInt()).isEqualTo(1);
        assertThat(message.get("type").asText()).isEqualTo("job");
        assertThat(message.at("/row/counter/covered").asInt()).isEqualTo(30);
        assertThat(message.at("/row/url").asText()).isEqualTo("/job/shop/");
        assertThat(message.get("mayChange").asBoolean()).isTrue();
        assertThat(message.at("/row/outcome").asText()).isEqualTo("FAILED");
    }

    @Test
    void whoMayNotSeeAJobHearsNothingOfItAndAPermissionHoldsFromTheNextMessageOn() throws Exception {
        Reader reader = open(new Reader("open"), LiveQuestion.ALL);
        hub.publish("secret", changed(1));
        hub.publish("open", changed(2));
        reader.awaits(2L);
        reader.sees.add("secret");
        hub.publish("secret", changed(3));
        reader.awaits(2L, 3L);
        reader.sees.clear();
        hub.publish("open", changed(4));
        hub.publish("", new LiveContent.Look());
        reader.awaits(2L, 3L, 5L);
        assertThat(reader.got.toString()).doesNotContain("\"covered\":1,").doesNotContain("\"covered\":4,");
        assertThat(reader.got.get(3).size()).as("no name of a job that is gone").isEqualTo(4);
    }

    @Test
    void whoComesBackGetsWhatTheyMissedOfEachJobTheNewest() throws Exception {
        Reader before = open(new Reader("a", "b"), LiveQuestion.ALL);
        hub.publish("a", changed(1));
        before.awaits(1L);
        hub.forget(before);
        for (int i = 2; i <= 2_000; i++) {
            hub.publish(i % 2 == 0 ? "a" : "b", changed(i));
        }
        String stream = before.got.get(0).get("stream").asText();
        Reader after = open(new Reader("a", "b"), LiveQuestion.of(Metric.LINE, "", stream, "1"));

        after.awaits(1_999L, 2_000L);
        assertThat(after.got.get(0).get("resumed").asBoolean()).isTrue();
    }

    @Test
    void whoComesFromAnotherStreamIsToldToLookAtEverything() throws Exception {
        hub.publish("a", changed(1));
        Reader reader = open(new Reader("a"), LiveQuestion.of(Metric.LINE, "", "before the restart", "77"));
        hub.publish("a", changed(2));

        reader.awaits(2L);
        assertThat(reader.got.get(0).get("resumed").asBoolean()).isFalse();
        assertThat(reader.got.get(0).get("number").asLong()).isEqualTo(1);
    }

    @Test
    void aSlowReaderIsDroppedAndCostsNobodyElseAnything() throws Exception {
        Reader slow = open(new Reader("a"), LiveQuestion.ALL);
        until(() -> slow.got.size() == 1);
        slow.busy = true;
        Reader fast = open(new Reader("a"), LiveQuestion.ALL);
        for (int i = 1; i <= 50; i++) {
            hub.publish("a", changed(i));
        }
        until(() -> fast.numbers().contains(50L));
        assertThat(slow.ended).isFalse();
        hub.publish("a", changed(51));
        until(() -> {
            now.updateAndGet(time -> time.plus(LiveSubscriber.PATIENCE));
            return slow.ended;
        });
        until(() -> fast.numbers().contains(51L));
        assertThat(slow.got).hasSize(1);
        assertThat(hub.watching()).isEqualTo(1);
    }

    @Test
    void whatWaitsGoesOutTogether() throws Exception {
        Reader reader = open(new Reader("a"), LiveQuestion.ALL);
        until(() -> reader.got.size() == 1);
        reader.busy = true;
        for (int i = 1; i <= LiveSubscriber.AT_ONCE; i++) {
            hub.publish("a", new LiveContent.Message("m-" + i, "coverage fell", "", "WARNING", null));
        }
        reader.askedWhileFree.set(0);
        reader.busy = false;
        hub.publish("", new LiveContent.Look());
        until(() -> reader.numbers().size() == LiveSubscriber.AT_ONCE + 1);
        assertThat(reader.numbers()).isSorted();
        assertThat(reader.askedWhileFree.get()).as("times that it was asked").isLessThan(LiveSubscriber.AT_ONCE);
    }

    @Test
    void aConnectionThatStandsIsToldSo() throws Exception {
        Reader reader = open(new Reader("a"), LiveQuestion.ALL);
        until(() -> reader.got.size() == 1);
        now.updateAndGet(time -> time.plus(LiveHub.BEAT).plus(Duration.ofSeconds(1)));
        hub.publish("b", changed(1));

        until(() -> reader.got.stream()
                .anyMatch(message -> message.get("type").asText().equals("beat")));
    }

    @Test
    void onePageOfOneJobHearsOfThatAlone() throws Exception {
        Reader reader = open(new Reader("a", "b"), LiveQuestion.of(Metric.LINE, "b", null, null));
        hub.publish("a", changed(1));
        hub.publish("b", changed(2));
        reader.awaits(2L);
    }

    @Test
    void aMessageThatIsDeliveredAgainIsShownOnce() throws Exception {
        Reader reader = open(new Reader("a"), LiveQuestion.ALL);
        LiveContent message = new LiveContent.Message("m-1", "coverage fell", "", "WARNING", null);
        hub.publish("a", message);
        hub.publish("a", message);
        hub.publish("a", changed(1));
        reader.awaits(1L, 2L);
        assertThat(reader.got.get(1).get("title").asText()).isEqualTo("coverage fell");
    }

    @Test
    void onlyOurOwnPagesMayOpenAConnection() throws Exception {
        assertThat(LiveOrigin.accepts(null, "jenkins.example", null)).isTrue();
        assertThat(LiveOrigin.accepts("https://jenkins.example", "jenkins.example", null))
                .isTrue();
        assertThat(LiveOrigin.accepts("https://jenkins.example", "10.0.0.7:8080", "https://jenkins.example/ci/"))
                .isTrue();
        assertThat(LiveOrigin.accepts("https://evil.example", "jenkins.example", "https://jenkins.example/"))
                .isFalse();
        assertThat(LiveOrigin.accepts("null", "jenkins.example", null)).isFalse();
        assertThat(LiveOrigin.accepts("https://jenkins.example.evil", "jenkins.example", null))
                .isFalse();
        assertThat(LiveOrigin.accepts("%%%", "jenkins.example", null)).isFalse();
    }
}
