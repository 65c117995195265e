package io.jenkins.plugins.coveragemonitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final OutboxLimits QUICK =
            new OutboxLimits(5, Duration.ofHours(1), 10, 3, Duration.ofMillis(10), Duration.ofMillis(50));
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Outbox outbox(Channel... channels) {
        Outbox outbox = new Outbox(folder, QUICK, Clock.systemUTC(), new Random(1));
        outbox.use(List.of(channels));
        return outbox;
    }

    @Test
    void deliversInOrderAndOnlyOnce() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        for (int i = 0; i < 5; i++) {
            outbox.put("ops", Samples.firing("id" + i, "t" + i));
            outbox.put("ops", Samples.firing("id" + i, "t" + i));
        }
        assertThat(outbox.drain(LONG)).isZero();
        outbox.put("ops", Samples.firing("id3", "t3"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id0", "id1", "id2", "id3", "id4");
    }

    @Test
    void whatWaitsOutlivesTheProcess() throws Exception {
        outbox().put("ops", Samples.firing("id1", "t1"));
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
        outbox.put("ops", Samples.firing("a1", "a"));
        outbox.put("ops", Samples.resolved("a2", "a"));
        outbox.put("ops", Samples.firing("b1", "b"));
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
        outbox.put("ops", Samples.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.attempts).hasSize(1);
        assertThat(outbox.deadLetters("ops")).singleElement().satisfies(letter -> {
            assertThat(letter.why()).isEqualTo("answered 404");
            assertThat(letter.message()).isEqualTo(Samples.firing("id1", "t1"));
        });
        assertThat(outbox.isTold("ops", "t1")).isFalse();
        fixed[0] = true;
        assertThat(outbox.sendAgain("ops", "id1")).isTrue();
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1");
        assertThat(outbox.deadLetters("ops")).isEmpty();
        assertThat(outbox.isTold("ops", "t1")).isTrue();
    }

    @Test
    void attemptsAreBounded() throws Exception {
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> new Delivery.Later("down", Duration.ZERO));
        Outbox outbox = outbox(ops);
        outbox.put("ops", Samples.firing("id1", "t1"));
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
        outbox.put("ops", Samples.firing("id1", "t1"));
        outbox.put("ops", Samples.resolved("id2", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.attempts).containsExactly("id1");
    }

    @Test
    void anEndIsNoPartOfAMessageWhereItsBeginningWasGivenUp() throws Exception {
        List<Message> told = new ArrayList<>();
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> {
            told.add(message);
            return message.id().equals("id1") ? new Delivery.Refused("no") : new Delivery.Delivered("");
        });
        Outbox outbox = outbox(ops);
        outbox.put("ops", Samples.firing("id1", "t1"));
        outbox.put("ops", Samples.both("id2", Samples.firing("id2", "t2"), Samples.resolved("id2", "t1")));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(told).hasSize(2);
        assertThat(told.get(1).threads()).containsExactly("t2");
        assertThat(told.get(1).title()).isEqualTo("app #16: line coverage fell 1.22 points from 96.19% to 94.97%");
        assertThat(told.get(1).facts()).extracting(Message.Fact::thread).containsOnlyNulls();
    }

    @Test
    void aBeginningThatWasGivenUpDoesNotHideTheNextOne() throws Exception {
        FakeChannel ops = new FakeChannel(
                "ops",
                (message, attempt) ->
                        message.id().equals("id1") ? new Delivery.Refused("no") : new Delivery.Delivered(""));
        Outbox outbox = outbox(ops);
        outbox.put("ops", Samples.firing("id1", "t1"));
        outbox.put("ops", Samples.resolved("id2", "t1"));
        outbox.put("ops", Samples.firing("id3", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id3");
        assertThat(outbox.isTold("ops", "t1")).isTrue();
        outbox.put("ops", Samples.resolved("id4", "t1"));
        outbox.put("ops", Samples.resolved("id5", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id3", "id4");
    }

    @Test
    void theEndKnowsWhatTheReceiverCalledTheBeginning() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", Samples.firing("id1", "t1"));
        outbox.put("ops", Samples.resolved("id2", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1", "id2 after ref-id1");
    }

    @Test
    void anAlertThatReopensBeforeItsEndWasDeliveredIsStillTold() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", Samples.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        outbox.put("ops", Samples.resolved("id2", "t1"));
        outbox.put("ops", Samples.firing("id3", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(outbox.isTold("ops", "t1")).isTrue();
        outbox.put("ops", Samples.resolved("id4", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(outbox.isTold("ops", "t1")).isFalse();
        assertThat(ops.delivered).containsExactly("id1", "id2 after ref-id1", "id3 after ref-id1", "id4 after ref-id1");
    }

    @Test
    void theQueueIsBounded() throws Exception {
        Outbox outbox = outbox(FakeChannel.working("ops"));
        for (int i = 0; i < 12; i++) {
            outbox.put("ops", Samples.firing("id" + i, "t" + i));
        }
        assertThat(outbox.status().get(0).waiting()).isEqualTo(10);
        assertThat(outbox.deadLetters("ops"))
                .extracting(letter -> letter.message().id())
                .containsExactly("id10", "id11");
    }

    @Test
    void aChannelThatIsDownDelaysNoOther() throws Exception {
        FakeChannel down =
                new FakeChannel("down", (message, attempt) -> new Delivery.Later("down", Duration.ofHours(1)));
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(down, ops);
        outbox.put("down", Samples.firing("id1", "t1"));
        outbox.put("ops", Samples.firing("id1", "t1"));
        assertThat(outbox.drain(Duration.ofMillis(500))).isEqualTo(1);
        assertThat(ops.delivered).containsExactly("id1");
        assertThat(down.attempts).hasSize(1);
    }

    @Test
    void nothingIsSentAboutAJobThatWasDeleted() throws Exception {
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", Samples.firing("id1", "t1"));
        outbox.forget("app");
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.attempts).isEmpty();
    }

    @Test
    void whatWaitsForAChannelThatIsGoneGoesWithItsJobToo() throws Exception {
        Outbox before = outbox(FakeChannel.working("old"), refusing("dead"));
        before.put("old", Samples.firing("id1", "t1"));
        before.put("dead", Samples.firing("id2", "t2"));
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
        outbox.put("ops", Samples.firing("id1", "t1"));
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
        List<Message> told = new ArrayList<>();
        outbox(FakeChannel.working("ops"), refusing("dead")).put("ops", Samples.firing("id1", "t1"));
        outbox().put("ops", Samples.resolved("id2", "t1"));
        Outbox giving = outbox(refusing("dead"));
        giving.put("dead", Samples.firing("id3", "t1"));
        assertThat(giving.drain(LONG)).isZero();
        outbox().renamed("app", "team/shop", link -> link.replace("/app/", "/team/job/shop/"));
        Outbox outbox = outbox(new FakeChannel("ops", (message, attempt) -> {
            told.add(message);
            return new Delivery.Delivered("");
        }));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(told).extracting(Message::id).containsExactly("id1", "id2");
        assertThat(told)
                .extracting(Message::title)
                .containsExactly(
                        "team/shop #16: line coverage fell 1.22 points from 96.19% to 94.97%",
                        "Resolved: team/shop #16: line coverage fell 1.22 points from 96.19% to 94.97%");
        assertThat(told).allSatisfy(message -> {
            assertThat(message.job()).isEqualTo("team/shop");
            assertThat(message.link()).isEqualTo("http://jenkins.example/job/team/job/shop/16/");
            assertThat(message.items().get(0).key().job()).isEqualTo("team/shop");
        });
        assertThat(outbox.deadLetters("dead")).singleElement().satisfies(letter -> {
            assertThat(letter.message().job()).isEqualTo("team/shop");
            assertThat(letter.why()).isEqualTo("no");
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
        box[0].put("ops", Samples.firing("id1", "t1"));
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
        outbox.put("ops", Samples.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1");
        assertThat(outbox.deliveries(10).toString()).doesNotContain("token-123");
    }

    @Test
    void anotherProcessDeliversWhatThisOnePutIn() throws IOException, InterruptedException {
        FakeChannel first = FakeChannel.working("ops");
        Outbox serving = outbox(first);
        serving.start();
        FakeChannel second = FakeChannel.working("ops");
        Outbox recording = outbox(second);
        Thread.sleep(100);
        recording.put("ops", Samples.firing("id1", "t1"));
        assertThat(recording.drain(LONG)).isZero();
        serving.close();
        assertThat(first.delivered).containsExactly("id1");
        assertThat(second.attempts).isEmpty();
    }
}
