package io.jenkins.plugins.coveragemonitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookChannel;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Dispatcher;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that takes every connection and never answers costs no build and no other channel anything. */
class HangingChannelTest {
    private static final int BUILDS = 20;

    @TempDir
    Path home;

    private final Set<Thread> callers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicInteger answered = new AtomicInteger();

    /** A channel that remembers whose threads call it. */
    private Channel watched(Channel channel) {
        return new Channel() {
            @Override
            public String name() {
                return channel.name();
            }

            @Override
            public ChannelFilter filter() {
                return channel.filter();
            }

            @Override
            public int ratePerMinute() {
                return channel.ratePerMinute();
            }

            @Override
            public int atOnce() {
                return channel.atOnce();
            }

            @Override
            public Delivery deliver(Message message, String reference) throws InterruptedException {
                callers.add(Thread.currentThread());
                if (channel.name().equals("hangs")) {
                    asked.countDown();
                }
                Delivery delivery = channel.deliver(message, reference);
                if (channel.name().equals("hangs")) {
                    answered.incrementAndGet();
                }
                return delivery;
            }
        };
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noBuildCallsAChannelAndTheOthersAreDeliveredMeanwhile() throws Exception {
        CountDownLatch heard = new CountDownLatch(BUILDS - 1);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Outbox outbox = new Outbox(
                        home.resolve("outbox"),
                        OutboxLimits.DEFAULT,
                        Clock.systemUTC(),
                        new Random(1),
                        sentence -> {})) {
            accept(silent);
            HttpPost patient =
                    new HttpPost(HttpClients.DIRECT, new TargetPolicy(true), Duration.ofMinutes(10), Clock.systemUTC());
            Channel hangs = watched(new WebhookChannel(
                    new WebhookSettings(
                            "hangs", Secret.of("http://127.0.0.1:" + silent.getLocalPort() + "/"), null, null, null),
                    patient));
            Channel works = watched(new FakeChannel("works", (message, attempt) -> {
                heard.countDown();
                return new Delivery.Delivered("");
            }));
            List<Channel> channels = List.of(hangs, works);
            outbox.use(channels);
            outbox.start();

            Set<Thread> builds = ConcurrentHashMap.newKeySet();
            int messages = 0;
            for (int build = 1; build <= BUILDS; build++) {
                messages += inAThreadOfItsOwn(build, builds, outbox, channels);
            }
            assertThat(messages)
                    .as("each build but the first has something to tell both")
                    .isEqualTo(2 * (BUILDS - 1));
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(heard.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(answered).as("the one that hangs still does").hasValue(0);
            assertThat(waiting(outbox, "hangs")).isEqualTo(BUILDS - 1);
            assertThat(builds).hasSize(BUILDS);
            assertThat(callers).isNotEmpty().doesNotContainAnyElementsOf(builds);
        }
    }

    private static int waiting(Outbox outbox, String channel) throws IOException {
        return outbox.status().stream()
                .filter(status -> status.name().equals(channel))
                .findFirst()
                .orElseThrow()
                .waiting();
    }

    private static void accept(ServerSocket silent) {
        Thread thread = new Thread(() -> {
            Queue<Socket> open = new ConcurrentLinkedQueue<>();
            try {
                while (true) {
                    open.add(silent.accept());
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private int inAThreadOfItsOwn(int build, Set<Thread> builds, Outbox outbox, List<Channel> channels)
            throws Exception {
        int[] put = new int[1];
        Throwable[] failed = new Throwable[1];
        Thread thread = new Thread(() -> {
            try {
                put[0] = record(build, outbox, channels);
            } catch (IOException | RuntimeException e) {
                failed[0] = e;
            }
        });
        builds.add(thread);
        thread.start();
        thread.join();
        assertThat(failed[0]).isNull();
        return put[0];
    }

    /** Records a build and hands over what there is to tell: every other one falls, every other one recovers. */
    private int record(int build, Outbox outbox, List<Channel> channels) throws IOException {
        CoverageMonitor monitor = new CoverageMonitor(JobHome.below(home, "app"), "app", Clock.systemUTC());
        int covered = build % 2 == 1 ? 9000 : 8900;
        Point point = Point.builder(build, SampleMessages.TIME.plus(Duration.ofHours(build)))
                .totals(Counters.of(Metric.LINE, new Counter(covered, 10_000 - covered)))
                .commit("c" + build)
                .create();
        monitor.history().append(List.of(point));
        monitor.alerts().evaluate(point, monitor.history().points(), List.of(), AlertSettings.DEFAULT, Silences.NONE);
        return new Dispatcher(outbox).dispatch(monitor.alerts(), new AlertMessages("app", number -> null), channels);
    }
}
