package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.api.state.JobChanges;
import io.jenkins.plugins.coveragemonitor.notify.AlertMessages;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Dispatcher;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are renamed, moved and deleted while messages about them wait, with crashes in between. */
class JobChangesTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path home;

    private House house;
    private final List<Message> notified = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        house = new House(home);
        for (String job : house.names()) {
            AlertMessages messages = new AlertMessages(job, build -> "https://ci/job/" + job + "/" + build + "/");
            new Dispatcher(outbox())
                    .dispatch(
                            house.monitor(job, "coverage").alerts(), messages, List.of(channel("ops"), channel("old")));
        }
    }

    private Outbox outbox(Channel... channels) {
        Outbox outbox = new Outbox(
                home.resolve("outbox"), OutboxLimits.DEFAULT, Clock.systemUTC(), new Random(1), sentence -> {});
        outbox.use(List.of(channels));
        return outbox;
    }

    private Channel channel(String name) {
        return new Channel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public ChannelFilter filter() {
                return ChannelFilter.DEFAULT;
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

    /** What is made anew when everything starts again. */
    private JobChanges changes() {
        return new JobChanges(
                house, house.state, outbox(), (link, from, to) -> link.replace("/" + from + "/", "/" + to + "/"));
    }

    private void send() throws Exception {
        assertThat(outbox(channel("ops"), channel("old")).drain(LONG)).isZero();
    }

    private void rename(String from, String to) throws IOException {
        Files.move(home.resolve("jobs/" + from), home.resolve("jobs/" + to));
        house.rename(from, to);
    }

    private void delete(String job) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("jobs/" + job))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        house.rename(job, null);
    }

    @Test
    void aRenamedJobIsToldUnderItsNewName() throws Exception {
        rename("payments", "billing");
        changes().renamed("payments", "billing");
        send();
        assertThat(notified).hasSize(4).extracting(Message::job).containsOnly("billing", "hidden");
        assertThat(notified.stream().filter(message -> message.job().equals("billing")))
                .allSatisfy(message -> {
                    assertThat(message.title()).startsWith("billing #3: ");
                    assertThat(message.link()).isEqualTo("https://ci/job/billing/3/");
                });
    }

    @Test
    void aCrashAfterTheRenameIsMadeGoodAtTheNextStart() throws Exception {
        house.state.monitoring().stop("payments", "ann", "");
        rename("payments", "billing");
        changes().complete();
        send();
        assertThat(notified).hasSize(4).extracting(Message::job).containsOnly("billing", "hidden");
        assertThat(house.state.monitoring().isOn("billing")).isFalse();
    }

    @Test
    void aCrashAmidTheRenameIsMadeGoodToo() throws Exception {
        rename("payments", "billing");
        // As if it was killed when one of the two channels was done.
        Path aside = Files.move(home.resolve("outbox/old"), home.resolve("aside"));
        outbox().renamed("payments", "billing", link -> link);
        Files.move(aside, home.resolve("outbox/old"));
        changes().complete();
        send();
        assertThat(notified).hasSize(4).extracting(Message::job).containsOnly("billing", "hidden");
    }

    @Test
    void nothingIsToldOfADeletedJob() throws Exception {
        changes().deleting("payments");
        delete("payments");
        changes().deleted("payments");
        send();
        assertThat(notified).hasSize(2).extracting(Message::job).containsOnly("hidden");
        assertThat(house.state.pendingDeletions().begun()).isEmpty();
    }

    @Test
    void aCrashAfterTheDeletionIsMadeGoodAtTheNextStart() throws Exception {
        house.state
                .thresholds()
                .put(
                        "payments",
                        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                                .objectNode()
                                .put("maxDrop", 7));
        changes().deleting("payments");
        delete("payments");
        changes().complete();
        send();
        assertThat(notified).hasSize(2).extracting(Message::job).containsOnly("hidden");
        assertThat(house.state.thresholds().effective("payments", AlertSettings.DEFAULT))
                .isEqualTo(AlertSettings.DEFAULT);
        assertThat(house.state.pendingDeletions().begun()).isEmpty();
    }

    @Test
    void aDeletionThatWasRefusedTakesNothingAway() throws Exception {
        changes().deleting("payments");
        changes().complete();
        send();
        assertThat(notified).hasSize(4);
        assertThat(house.state.pendingDeletions().begun()).isEmpty();
    }

    @Test
    void whatIsToldOfAJobThatIsOnlyOutOfReachStays() throws Exception {
        house.rename("payments", null);
        changes().complete();
        send();
        assertThat(notified).hasSize(4);
    }
}
