package io.jenkins.plugins.coveragemonitor.notify.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.Awaiting;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.FakeChannel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.SampleMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivery goes on whatever lies in its folder, whatever a channel does, and whatever becomes of a job meanwhile. */
class DeliveryFaultsTest {
    private static final OutboxLimits QUICK =
            new OutboxLimits(5, Duration.ofHours(1), 10, 3, Duration.ofMillis(10), Duration.ofMillis(50));
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final List<String> notices = new CopyOnWriteArrayList<>();

    private Outbox outbox(Channel... channels) {
        Outbox outbox = new Outbox(folder, QUICK, Clock.systemUTC(), new Random(1), notices::add);
        outbox.use(List.of(channels));
        return outbox;
    }

    @Test
    void aForeignFileIsLeftAloneAndNamedOnce() throws Exception {
        Path foreign = Files.createDirectories(folder.resolve("ops")).resolve("notes.json");
        Files.writeString(foreign, "{}");
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        outbox.put("ops", SampleMessages.firing("id2", "t2"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(outbox.status().get(0).waiting()).isZero();

        assertThat(ops.delivered).containsExactly("id1", "id2");
        assertThat(foreign).hasContent("{}");
        assertThat(notices)
                .containsExactly(foreign + ": is not a message and is left alone; move it out of the outbox");
    }

    @Test
    void aMessageThatCannotBeReadIsPutAsideAndNamed() throws Exception {
        Path damaged = Files.createDirectories(folder.resolve("ops")).resolve("0000000000000000001-id0.json");
        Files.writeString(damaged, "{");
        FakeChannel ops = FakeChannel.working("ops");
        Outbox outbox = outbox(ops);
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        assertThat(outbox.drain(LONG)).isZero();
        assertThat(outbox.status().get(0).waiting()).isZero();

        assertThat(ops.delivered).containsExactly("id1");
        assertThat(notices)
                .containsExactly(damaged + ".damaged: is a message that cannot be read and was put aside; delete it");
    }

    @Test
    void aDraftThatACrashLeftGoesAndOneThatIsBeingWrittenStays() throws Exception {
        Path box = Files.createDirectories(folder.resolve("ops"));
        Path old = Files.writeString(box.resolve("0000000000000000001-id0.json.new"), "{");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path writing = Files.writeString(box.resolve("0000000000000000002-id1.json.new"), "{");
        Outbox outbox = outbox(FakeChannel.working("ops"));
        outbox.put("ops", SampleMessages.firing("id2", "t2"));

        assertThat(old).doesNotExist();
        assertThat(writing).exists();
        assertThat(notices).isEmpty();
    }

    /** What a channel's own code may do to the thread that it is called by. */
    @Test
    void nothingThatAChannelDoesEndsItsDelivery() throws Exception {
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> {
            if (attempt > 1) {
                return new Delivery.Delivered("");
            }
            switch (message.id()) {
                case "interrupts" -> Thread.currentThread().interrupt();
                case "lacks a class" -> throw new NoClassDefFoundError("com/example/Client");
                case "recurses" -> throw new StackOverflowError();
                case "fails" -> throw new AssertionError("token-123");
                default -> throw new IllegalStateException("token-123");
            }
            return new Delivery.Later("down", Duration.ZERO);
        });
        Outbox outbox = outbox(ops);
        List<String> ids = List.of("interrupts", "lacks a class", "recurses", "fails", "throws");
        for (String id : ids) {
            outbox.put("ops", SampleMessages.firing(id, id));
        }

        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(outbox.deliveries(100).toString()).doesNotContain("token-123");
        assertThat(notices.toString()).doesNotContain("token-123");
    }

    @Test
    void aFolderThatIsMissingItsRightsHoldsDeliveryUpAndDoesNotEndIt() throws Exception {
        // A folder where the lock should be: nobody may deliver until it is gone.
        Path inTheWay = Files.createDirectories(folder.resolve("deliver.lock"));
        FakeChannel ops = FakeChannel.working("ops");
        CountDownLatch heldUp = new CountDownLatch(1);
        Outbox outbox = new Outbox(folder, QUICK, Clock.systemUTC(), new Random(1), notice -> {
            notices.add(notice);
            heldUp.countDown();
        });
        outbox.use(List.of(ops));
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.start();
        await(heldUp);
        Files.delete(inTheWay);

        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1");
        assertThat(notices).singleElement().asString().startsWith("channel 'ops': delivery was held up (");
    }

    /** Whatever ended the only thread of a channel: the next configuration that is read has delivery go on. */
    @Test
    void aThreadThatIsGoneIsReplaced() throws Exception {
        Path inTheWay = Files.createDirectories(folder.resolve("deliver.lock"));
        FakeChannel ops = FakeChannel.working("ops");
        AtomicReference<Thread> gone = new AtomicReference<>();
        Outbox outbox = new Outbox(folder, QUICK, Clock.systemUTC(), new Random(1), notice -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
            gone.set(Thread.currentThread());
            throw new OutOfMemoryError("while it told of the folder");
        });
        outbox.use(List.of(ops));
        outbox.put("ops", SampleMessages.firing("id1", "t1"));
        outbox.start();
        Awaiting.until(() -> gone.get() != null && !gone.get().isAlive());
        Files.delete(inTheWay);
        outbox.use(List.of(ops));

        assertThat(outbox.drain(LONG)).isZero();
        assertThat(ops.delivered).containsExactly("id1");
    }

    private static DeliveryRecord record(String id, DeliveryRecord.Result result, Message message) {
        OutboxEntry letter = new OutboxEntry(1, "ops", SampleMessages.TIME, message, null);
        return DeliveryRecord.of(letter, SampleMessages.TIME, result, 1, id, null);
    }

    private static void tell(ChannelHistory history, Message message) {
        history.add(record(message.id(), DeliveryRecord.Result.QUEUED, message));
        history.add(record(message.id(), DeliveryRecord.Result.DELIVERED, message));
    }

    @Test
    void anOpenAlertIsRememberedHoweverManyOthersComeAndGo() {
        ChannelHistory history = new ChannelHistory();
        tell(history, SampleMessages.firing("m0", "old"));
        history.add(record("w0", DeliveryRecord.Result.QUEUED, SampleMessages.firing("w0", "waiting")));
        for (int i = 1; i <= 10_000; i++) {
            tell(history, SampleMessages.firing("m" + i, "t" + i));
            tell(history, SampleMessages.resolved("e" + i, "t" + i));
        }

        assertThat(history.isNotified("old"))
                .as("told, and its end is still to be told")
                .isTrue();
        assertThat(history.worthSending(SampleMessages.resolved("end", "old"))).isPresent();
        assertThat(history.isNotified("t10000")).isFalse();
        // What was queued before all of them is delivered and ends at last.
        history.add(record("w0", DeliveryRecord.Result.DELIVERED, SampleMessages.firing("w0", "waiting")));
        tell(history, SampleMessages.resolved("w1", "waiting"));
        assertThat(history.isNotified("waiting")).isFalse();
    }

    @Test
    void whatGoesWrongWithOneRecordConcernsNoOther() throws Exception {
        DeliveryLog log = new DeliveryLog(folder.resolve("deliveries.jsonl"));
        CountDownLatch leading = new CountDownLatch(1);
        CountDownLatch follows = new CountDownLatch(1);
        List<String> failures = new CopyOnWriteArrayList<>();
        Thread leader = new Thread(() -> {
            try {
                log.add(() -> {
                    leading.countDown();
                    await(follows);
                    throw new IllegalStateException("broken");
                });
            } catch (IOException e) {
                failures.add(e.getMessage());
            }
        });
        leader.start();
        await(leading);
        Thread follower = new Thread(() -> {
            try {
                log.add(record("ok", DeliveryRecord.Result.DELIVERED, SampleMessages.firing("ok", "t")));
            } catch (IOException e) {
                failures.add(e.getMessage());
            }
        });
        follower.start();
        follows.countDown();
        leader.join();
        follower.join();

        assertThat(failures).singleElement().asString().contains("broken");
        assertThat(new DeliveryLog(folder.resolve("deliveries.jsonl")).newest(10))
                .extracting(DeliveryRecord::id)
                .containsExactly("ok");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A failure that no record itself causes: those who wait for the writer are told, and nobody believes it is written. */
    @Test
    void whoseRecordCouldNotBeWrittenIsTold() throws Exception {
        Path file = folder.resolve("deliveries.jsonl");
        Files.createDirectories(file.resolve("in the way"));
        DeliveryLog log = new DeliveryLog(file);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() ->
                            log.add(record("m", DeliveryRecord.Result.DELIVERED, SampleMessages.firing("m", "t"))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void theCountersOfAChannelDoNotFallAtARestart() throws Exception {
        Path file = folder.resolve("deliveries.jsonl");
        DeliveryLog log = new DeliveryLog(file, 20);
        for (int i = 0; i < 100; i++) {
            log.addSoon(record("m" + i, DeliveryRecord.Result.DELIVERED, SampleMessages.firing("m" + i, "t" + i)));
            log.addSoon(record("e" + i, DeliveryRecord.Result.DELIVERED, SampleMessages.resolved("e" + i, "t" + i)));
            log.addSoon(record("down", DeliveryRecord.Result.FAILED, SampleMessages.firing("f" + i, "f" + i)));
            log.addSoon(record("no", DeliveryRecord.Result.DEAD, SampleMessages.firing("d" + i, "d" + i)));
        }
        ChannelStatus here = log.of("ops", history -> history.status("ops", 0, 0));
        DeliveryLog anew = new DeliveryLog(file, 20);
        anew.change("app", DeliveryRecord::forgotten);
        ChannelStatus afterRestart = new DeliveryLog(file, 20).of("ops", history -> history.status("ops", 0, 0));

        assertThat(here.delivered()).isEqualTo(200);
        assertThat(here.failed()).isEqualTo(200);
        assertThat(here.dead()).isEqualTo(100);
        assertThat(afterRestart).isEqualTo(here);
        assertThat(Files.readAllLines(file)).as("records that are kept").hasSizeLessThan(60);
    }

    @Test
    void recordsAreKeptForATimeAndAsLongAsAnEndIsToBeTold() throws IOException {
        Path file = folder.resolve("deliveries.jsonl");
        DeliveryLog log = new DeliveryLog(file);
        log.add(at(0, "old", SampleMessages.firing("old", "over")));
        log.add(at(0, "end", SampleMessages.resolved("end", "over")));
        log.add(at(1, "open", SampleMessages.firing("open", "lasting")));
        log.add(at(92, "new", SampleMessages.firing("new", "young")));

        assertThat(log.newest(10)).extracting(DeliveryRecord::id).containsExactly("new", "open");
        boolean notified = new DeliveryLog(file).of("ops", history -> history.isNotified("lasting"));
        assertThat(notified).isTrue();
        assertThat(new DeliveryLog(file)
                        .of("ops", history -> history.status("ops", 0, 0))
                        .delivered())
                .as("what was counted stays counted")
                .isEqualTo(4);

        log.keep(Duration.ofDays(200));
        log.add(at(290, "newer", SampleMessages.firing("newer", "young")));
        assertThat(log.newest(10)).extracting(DeliveryRecord::id).containsExactly("newer", "new", "open");
    }

    private static DeliveryRecord at(int day, String id, Message message) {
        Instant time = SampleMessages.TIME.plus(Duration.ofDays(day));
        OutboxEntry entry = new OutboxEntry(1, "ops", time, message, null);
        return DeliveryRecord.of(entry, time, DeliveryRecord.Result.DELIVERED, 1, null, null);
    }

    @Test
    void aMessageThatWasGivenUpGoesWhenItIsOld() throws IOException {
        DeadLetterQueue dead = new DeadLetterQueue(folder.resolve("dead"), 100);
        Instant oldest = SampleMessages.TIME;
        for (int day : List.of(-2, 1, 2)) {
            Instant time = oldest.plus(Duration.ofDays(day));
            Message message = SampleMessages.firing("day" + day, "t");
            dead.add(
                    OutboxStore.name(time.toEpochMilli() * 1000, message.id()),
                    new OutboxEntry(1, "ops", time, message, null),
                    "gone",
                    day == 2 ? oldest : Instant.MIN);
        }

        assertThat(dead.all()).extracting(entry -> entry.message().id()).containsExactly("day1", "day2");
    }

    /** A job that is deleted or renamed while a message about it is tried. */
    private Outbox whileTrying(Delivery answer, Change change) {
        Outbox[] outbox = new Outbox[1];
        FakeChannel ops = new FakeChannel("ops", (message, attempt) -> {
            if (attempt == 1) {
                try {
                    change.of(outbox[0]);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return attempt == 1 ? answer : new Delivery.Delivered("");
        });
        outbox[0] = outbox(ops);
        return outbox[0];
    }

    private interface Change {
        void of(Outbox outbox) throws IOException;
    }

    @Test
    void ofAJobThatWasDeletedMeanwhileTheEndOfAnAttemptSaysNothing() throws Exception {
        for (Delivery answer : List.of(
                new Delivery.Delivered("ref"), new Delivery.Later("down", Duration.ZERO), new Delivery.Refused("no"))) {
            try (Outbox outbox = whileTrying(answer, box -> box.forget("app"))) {
                outbox.put("ops", SampleMessages.firing(answer.getClass().getSimpleName(), "t1"));
                assertThat(outbox.drain(LONG)).isZero();
                assertThat(outbox.deliveries(100)).as("after %s", answer).allSatisfy(record -> {
                    assertThat(record.job()).isEmpty();
                    assertThat(record.title()).isEmpty();
                });
                assertThat(outbox.jobs()).isEmpty();
            }
        }
    }

    @Test
    void ofAJobThatWasRenamedMeanwhileTheEndOfAnAttemptTellsTheNewName() throws Exception {
        for (Delivery answer : List.of(
                new Delivery.Delivered("ref"), new Delivery.Later("down", Duration.ZERO), new Delivery.Refused("no"))) {
            try (Outbox outbox = whileTrying(answer, box -> box.renamed("app", "shop", link -> link))) {
                outbox.put("ops", SampleMessages.firing(answer.getClass().getSimpleName(), "t1"));
                assertThat(outbox.drain(LONG)).isZero();
                assertThat(outbox.deliveries(100))
                        .extracting(DeliveryRecord::job)
                        .containsOnly("shop");
            }
        }
    }
}
