package io.jenkins.plugins.coveragemonitor.notify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.FakeChannel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.SampleMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final OutboxLimits QUICK =
            new OutboxLimits(5, Duration.ofHours(1), 10, 3, Duration.ofMillis(10), Duration.ofMillis(50));
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Outbox outbox(Channel... channels) {
        Outbox outbox = new Outbox(folder, QUICK, Clock.systemUTC(), new Random(1), sentence -> {});
        outbox.use(List.of(channels));
        return outbox;
    }

    @Test
    void deliversInOrderAndOnlyOnce() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        for (int i = 0; i < 5; i++) {
            outbox.put("ops", SampleMessages.firing("id" + i, "t" + i));
            outbox.put("ops", SampleMessages.firing("id" + i, "t" + i));
        }
        assertThat(outbox.drain(LONG)).isZero();
        outbox.put("ops", SampleMessages.firing("id3", "t3"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id0", "id1", "id2", "id3", "id4");
    }

    @Test
    void whatWaitsOutlivesTheProcess() throws Exception {
        outbox().put("ops", SampleMessages.firing("id1", "t1"));
        FakeChannel ops = FakeChannel.working("ops");
        assertThat(outbox(ops).drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1");
    }

    @Test
    void aFailureIsTriedAgainAndHoldsBackOnlyTheSameAlert() throws Exception {
        FakeChannel ops = new FakeChannel(
                "ops",
                (message, attempt) -> message.id().equals("a1") && attempt < 3
                        ? new Delivery.Later("down", Duration.ofMillis(100))
                        : new Delivery.Delivered(""));
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("a1", "a"));
        outbox.put("ops", SampleMessages.resolved("a2", "a"));
        outbox.put("ops", SampleMessages.firing("b1", "b"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactlyInAnyOrder("a1", "a2", "b1");
        assertThat(ops.delivered.indexOf("a1")).isLessThan(ops.delivered.indexOf("a2"));
        ChannelStatus status = outbox.status().get(0);
        assertThat(status.delivered()).isEqualTo(3);
        assertThat(status.failed()).isEqualTo(2);
        assertThat(status.lastError()).isEqualTo("down");
        assertThat(status.successPercent()).isEqualTo(60);
    }

    @Test
    void aPermanentErrorIsADeadLetterThatCanBeSentAgain() throws Exception {
        boolean[] fixed = {false};
        FakeChannel ops = new FakeChannel(
                "ops",
                (message, attempt) -> fixed[0] ? new Delivery.Delivered("") : new Delivery.Refused("answered 404"));
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.attempts).hasSize(1);
        assertThat(outbox.deadLetters("ops")).singleElement().satisfies(entry -> {
            assertThat(entry.why()).isEqualTo("answered 404");
            assertThat(entry.message()).isEqualTo(SampleMessages.firing("id1", "t1"));
        });
        assertThat(outbox.isNotified("ops", "t1")).isFalse();
        fixed[0] = true;
        assertThat(outbox.sendAgain("ops", "id1")).isTrue();
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1");
        assertThat(outbox.deadLetters("ops")).isEmpty();
        assertThat(outbox.isNotified("ops", "t1")).isTrue();
    }

    @Test
    void attemptsAreBounded() throws Exception {
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> new Delivery.Later("down", Duration.ZERO));
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.attempts).hasSize(5);
        assertThat(outbox.deadLetters("ops").get(0).why()).isEqualTo("down; given up after 5 attempts");
    }

    @Test
    void anEndIsNotSentWhereTheBeginningWasGivenUp() throws Exception {
        FakeChannel ops = new FakeChannel(
                "ops",
                (message, attempt) -> message.isResolved() ? new Delivery.Delivered("") : new Delivery.Refused("no"));
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.put("ops", SampleMessages.resolved("id2", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.attempts).containsExactly("id1");
    }

    @Test
    void anEndIsNoPartOfAMessageWhereItsBeginningWasGivenUp() throws Exception {
        List<Message> notified = new ArrayList<>();
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> {
            notified.add(message);
            return message.id().equals("id1") ? new Delivery.Refused("no") : new Delivery.Delivered("");
        });
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.put(
                "ops",
                SampleMessages.both("id2", SampleMessages.firing("id2", "t2"), SampleMessages.resolved("id2", "t1")));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(notified).hasSize(2);
        assertThat(notified.get(1).alertIds()).containsExactly("t2");
        assertThat(notified.get(1).title())
                .isEqualTo("app #16: line coverage fell 1.22 points from 96.19 % to 94.97 %");
        assertThat(notified.get(1).facts()).extracting(Message.Fact::alertId).containsOnlyNulls();
    }

    @Test
    void aBeginningThatWasGivenUpDoesNotHideTheNextOne() throws Exception {
        FakeChannel ops = new FakeChannel(
                "ops",
                (message, attempt) ->
                        message.id().equals("id1") ? new Delivery.Refused("no") : new Delivery.Delivered(""));
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.put("ops", SampleMessages.resolved("id2", "t1"));
        outbox.put("ops", SampleMessages.firing("id3", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id3");
        assertThat(outbox.isNotified("ops", "t1")).isTrue();
        outbox.put("ops", SampleMessages.resolved("id4", "t1"));
        outbox.put("ops", SampleMessages.resolved("id5", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id3", "id4");
    }

    @Test
    void theEndKnowsWhatTheReceiverCalledTheBeginning() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.put("ops", SampleMessages.resolved("id2", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1", "id2 after ref-id1");
    }

    @Test
    void anAlertThatReopensBeforeItsEndWasDeliveredIsStillTold() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        outbox.put("ops", SampleMessages.resolved("id2", "t1"));
        outbox.put("ops", SampleMessages.firing("id3", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(outbox.isNotified("ops", "t1")).isTrue();
        outbox.put("ops", SampleMessages.resolved("id4", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(outbox.isNotified("ops", "t1")).isFalse();
        assertThat(ops.delivered).containsExactly("id1", "id2 after ref-id1", "id3 after ref-id1", "id4 after ref-id1");
    }

    @Test
    void theQueueIsBounded() throws Exception {
        Outbox outbox = outbox(FakeChannel.working("ops"));
        for (int i = 0; i < 12; i++) {
            outbox.put("ops", SampleMessages.firing("id" + i, "t" + i));
        }
        assertThat(outbox.status().get(0).waiting()).isEqualTo(10);
        assertThat(outbox.deadLetters("ops"))
                .extracting(entry -> entry.message().id())
                .containsExactly("id10", "id11");
    }

    @Test
    void aChannelThatIsDownDelaysNoOther() throws Exception {
        FakeChannel down =
                new FakeChannel("down", (message, attempt) -> new Delivery.Later("down", Duration.ofHours(1)));
        CountDownLatch delivered = new CountDownLatch(1);
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> {
            delivered.countDown();
            return new Delivery.Delivered("");
        });
        Outbox outbox = outbox(down, ops);
        outbox.put("down", SampleMessages.firing("id1", "t1"));
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.start();
        assertThat(delivered.await(1, TimeUnit.MINUTES)).isTrue();
        outbox.close();
        assertThat(ops.attempts).containsExactly("id1");
        assertThat(down.attempts).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void nothingIsSentAboutAJobThatWasDeleted() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.forget("app");
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.attempts).isEmpty();
    }

    @Test
    void whatWaitsForAChannelThatIsGoneGoesWithItsJobToo() throws Exception {
        Outbox before = outbox(FakeChannel.working("old"), refusing("dead"));
        before.put("old", SampleMessages.firing("id1", "t1"));
        before.put("dead", SampleMessages.firing("id2", "t2"));
        before.use(List.of(refusing("dead")));
        assertThat(before.drain(LONG)).isZero();
        // The channels are taken out of the configuration, Jenkins starts anew, the job is deleted, the channels come
        // back.
        outbox().forget("app");
        FakeChannel old = FakeChannel.working("old");
        Outbox after = outbox(old, FakeChannel.working("dead"));
        assertThat(after.drain(LONG)).isZero();
        assertThat(old.attempts).isEmpty();
        assertThat(after.deadLetters("dead")).isEmpty();
        assertThat(after.sendAgain("dead", "id2")).isFalse();
    }

    @Test
    void whatHappenedToMessagesOfADeletedJobSaysNothingOfItAnyMore() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        outbox.forget("app");
        assertThat(outbox.deliveries(10)).hasSize(2).allSatisfy(record -> {
            assertThat(record.job()).isEmpty();
            assertThat(record.title()).isEmpty();
        });
        assertThat(outbox.status().get(0).delivered()).isEqualTo(1);
    }

    @Test
    void whatWaitsTellsTheNameThatTheJobHasNow() throws Exception {
        List<Message> notified = new ArrayList<>();
        outbox(FakeChannel.working("ops"), refusing("dead")).put("ops", SampleMessages.firing("id1", "t1"));
        outbox().put("ops", SampleMessages.resolved("id2", "t1"));
        Outbox giving = outbox(refusing("dead"));
        giving.put("dead", SampleMessages.firing("id3", "t1"));
        assertThat(giving.drain(LONG)).isZero();
        outbox().renamed("app", "team/shop", link -> link.replace("/app/", "/team/job/shop/"));
        Outbox outbox = outbox(new FakeChannel("ops", (message, attempt) -> {
            notified.add(message);
            return new Delivery.Delivered("");
        }));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(notified).extracting(Message::id).containsExactly("id1", "id2");
        assertThat(notified)
                .extracting(Message::title)
                .containsExactly(
                        "team/shop #16: line coverage fell 1.22 points from 96.19 % to 94.97 %",
                        "Resolved: team/shop #16: line coverage fell 1.22 points from 96.19 % to 94.97 %");
        assertThat(notified).allSatisfy(message -> {
            assertThat(message.job()).isEqualTo("team/shop");
            assertThat(message.link()).isEqualTo("http://jenkins.example/job/team/job/shop/16/");
            assertThat(message.items().get(0).key().job()).isEqualTo("team/shop");
        });
        assertThat(outbox.deadLetters("dead")).singleElement().satisfies(entry -> {
            assertThat(entry.message().job()).isEqualTo("team/shop");
            assertThat(entry.why()).isEqualTo("no");
        });
        assertThat(outbox.deliveries(10)).extracting(DeliveryRecord::job).containsOnly("team/shop");
    }

    @Test
    void aJobThatIsDeletedWhileItsMessageIsTriedLeavesNoDeadLetter() throws Exception {
        Outbox[] box = new Outbox[1];
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> {
            forget(box[0]);
            return new Delivery.Refused("no");
        });
        box[0] = outbox(ops);
        box[0].put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(box[0].drain(LONG)).isZero();
        assertThat(ops.attempts).hasSize(1);
        assertThat(box[0].deadLetters("ops")).isEmpty();
    }

    private static void forget(Outbox outbox) {
        try {
            outbox.forget("app");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FakeChannel refusing(String name) {
        return new FakeChannel(name, (message, attempt) -> new Delivery.Refused("no"));
    }

    @Test
    void aChannelThatThrowsIsAChannelThatFailed() throws Exception {
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> {
            if (attempt == 1) {
                throw new IllegalStateException("token-123");
            }
            return new Delivery.Delivered("");
        });
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1");
        assertThat(outbox.deliveries(10).toString()).doesNotContain("token-123");
    }

    /** A receiver that takes four at once and is slow; tells who was there at the same time, and who came after whom. */
    private static class Slow implements Channel {
        final List<String> ended = new CopyOnWriteArrayList<>();
        final Set<String> threads = ConcurrentHashMap.newKeySet();
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicBoolean mixed = new AtomicBoolean();
        /** The first two leave it together, so they were there at the same time however busy the machine is. */
        private final CountDownLatch together = new CountDownLatch(2);

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public ChannelFilter filter() {
            return ChannelFilter.DEFAULT;
        }

        @Override
        public int ratePerMinute() {
            return 600_000;
        }

        @Override
        public int atOnce() {
            return 4;
        }

        @Override
        public Delivery deliver(Message message, String reference) throws InterruptedException {
            String thread = message.alertIds().get(0);
            mixed.compareAndSet(false, !threads.add(thread));
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            together.countDown();
            together.await(1, TimeUnit.MINUTES);
            inside.decrementAndGet();
            threads.remove(thread);
            ended.add(message.id());
            return new Delivery.Delivered("");
        }
    }

    private Outbox large(Channel... channels) {
        Outbox outbox = new Outbox(folder, OutboxLimits.DEFAULT, Clock.systemUTC(), new Random(1), sentence -> {});
        outbox.use(List.of(channels));
        return outbox;
    }

    @Test
    void aSlowReceiverGetsSeveralAtOnceAndThoseOfOneAlertInTheirOrder() throws Exception {
        Slow slow = new Slow();
        Outbox outbox = large(slow);
        for (int i = 0; i < 40; i++) {
            String thread = "t" + i % 5;
            outbox.put(
                    "slow",
                    i / 5 % 2 == 0
                            ? SampleMessages.firing("id" + i, thread)
                            : SampleMessages.resolved("id" + i, thread));
        }
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(slow.most.get()).isBetween(2, 4);
        assertThat(slow.mixed.get()).as("two about one alert at the same time").isFalse();
        for (int thread = 0; thread < 5; thread++) {
            int alert = thread;
            assertThat(slow.ended.stream()
                            .map(id -> Integer.parseInt(id.substring(2)))
                            .filter(number -> number % 5 == alert))
                    .isSorted()
                    .hasSize(8);
        }
    }

    @Test
    void aConfigurationThatIsReadAnewIsNoReasonToSendFaster() {
        ChannelWorker.Receiver first = ChannelWorker.Receiver.of(FakeChannel.working("ops"));

        ChannelWorker.Receiver again = first.replaced(FakeChannel.working("ops"));
        ChannelWorker.Receiver slower = first.replaced(new Slow() {
            @Override
            public int ratePerMinute() {
                return 60;
            }
        });

        assertThat(again.limiter()).isSameAs(first.limiter());
        assertThat(slower.limiter()).isNotSameAs(first.limiter());
    }

    /** The limiter is asked with a clock of the test: a second's worth may come at once, then as many as its rate. */
    @Test
    void theRateHoldsForAllSendersTogether() {
        RateLimiter limiter = new RateLimiter(600, 0);
        long second = 1_000_000_000L;
        int taken = 0;
        for (long now = 0; now <= 10 * second; now += second / 100) {
            // Four senders ask again and again.
            for (int sender = 0; sender < 4; sender++) {
                taken += limiter.take(now).isZero() ? 1 : 0;
            }
        }
        // A call less where the credit is a rounding below one.
        assertThat(taken).isBetween(10 + 10 * 10 - 1, 10 + 10 * 10);
        assertThat(limiter.take(10 * second)).isBetween(Duration.ofNanos(1), Duration.ofMillis(100));
        limiter.giveBack();
        assertThat(limiter.take(10 * second)).isZero();
    }

    @Test
    void whatTheLogLostInACrashOfTheMachineIsSeenInTheLettersThatWait() throws Exception {
        outbox().put("ops", SampleMessages.firing("id1", "t1"));
        java.nio.file.Files.delete(folder.resolve("deliveries.jsonl"));
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        assertThat(outbox.isNotified("ops", "t1")).isTrue();
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.put("ops", SampleMessages.resolved("id2", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1", "id2 after ref-id1");
    }

    @Test
    void manyWhoPutInAtOnceAreAllHeardOnce() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = large(ops);
        ExecutorService builds = Executors.newFixedThreadPool(20);
        List<Future<?>> puts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Message message = SampleMessages.firing("id" + i / 2, "t" + i / 2);
            puts.add(builds.submit(() -> {
                outbox.put("ops", message);
                return null;
            }));
        }
        for (Future<?> put : puts) {
            put.get();
        }
        builds.shutdown();
        assertThat(outbox.deliveries(1000)).hasSize(100);
        assertThat(large(ops).drain(LONG)).isZero();
        assertThat(ops.attempts).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void whatWasToldLongAgoIsNotForgottenBeforeItsEnd() throws Exception {
        DeliveryLog log = new DeliveryLog(folder.resolve("deliveries.jsonl"), 200);
        OutboxEntry first = new OutboxEntry(1, "ops", SampleMessages.TIME, SampleMessages.firing("first", "old"), null);
        log.add(DeliveryRecord.of(first, SampleMessages.TIME, DeliveryRecord.Result.QUEUED, 0, null, null));
        log.add(DeliveryRecord.of(first, SampleMessages.TIME, DeliveryRecord.Result.DELIVERED, 1, null, "ref"));
        OutboxEntry other = new OutboxEntry(1, "ops", SampleMessages.TIME, SampleMessages.resolved("other", "t"), null);
        DeliveryRecord noise =
                DeliveryRecord.of(other, SampleMessages.TIME, DeliveryRecord.Result.DROPPED, 0, null, null);
        ExecutorService senders = Executors.newFixedThreadPool(64);
        for (int i = 0; i < 401; i++) {
            senders.submit(() -> {
                log.add(noise);
                return null;
            });
        }
        senders.shutdown();
        assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        DeliveryLog anew = new DeliveryLog(folder.resolve("deliveries.jsonl"), 200);
        assertThat(anew.newest(100_000).size()).isBetween(200, 220);
        boolean notified = anew.of("ops", history -> history.isNotified("old"));
        String reference = anew.of("ops", history -> history.reference("old"));
        assertThat(notified).isTrue();
        assertThat(reference).isEqualTo("ref");
    }

    @Test
    void anotherProcessDeliversWhatThisOnePutIn() throws IOException, InterruptedException {
        CountDownLatch delivers = new CountDownLatch(1);
        FakeChannel first = new FakeChannel("ops", (message, attempt) -> {
            delivers.countDown();
            return new Delivery.Delivered("");
        });
        Outbox serving = outbox(first);
        serving.start();
        serving.put("ops", SampleMessages.firing("id0", "t0"));
        assertThat(delivers.await(1, TimeUnit.MINUTES)).isTrue();
        FakeChannel second = FakeChannel.working("ops");
        Outbox recording = outbox(second);
        recording.put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(recording.drain(LONG)).isZero();
        serving.close();
        assertThat(first.delivered).containsExactly("id0", "id1");
        assertThat(second.attempts).isEmpty();
    }
}
