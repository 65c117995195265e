package io.jenkins.plugins.coveragemonitor.benchmark.delivery;

import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.TemplatePreview;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How long from a verdict to a local webhook with fifty builds at once, and how ten thousand waiting messages drain: at
 * which rate, in how much memory. Prints both; the first round, in which Java still compiles, by itself.
 */
public final class DeliverySpeed {
    private static final int BUILDS = 50;
    private static final int ROUNDS = 20;
    private static final int WAITING = 10_000;

    private DeliverySpeed() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        latency();
        drain();
    }

    private static void latency() throws Exception {
        Path home = Files.createTempDirectory("delivery-latency");
        List<Double> millis = new ArrayList<>();
        try (FlakyReceiver receiver = new FlakyReceiver(0);
                Sender sender = new Sender(home, receiver.url(), null)) {
            sender.outbox.start();
            for (int job = 0; job < BUILDS; job++) {
                sender.build("job" + job);
            }
            print("verdict to webhook, " + BUILDS + " builds at once, first round", round(sender, receiver));
            for (int round = 0; round < ROUNDS; round++) {
                millis.addAll(round(sender, receiver));
            }
        }
        print("the same, the next " + ROUNDS + " rounds", millis);
    }

    private static void print(String what, List<Double> times) {
        List<Double> millis = new ArrayList<>(times);
        Collections.sort(millis);
        System.out.printf(
                "%-50s median %5.0f ms, p99 %5.0f ms, most %5.0f ms%n",
                what,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100),
                millis.get(millis.size() - 1));
    }

    private static List<Double> round(Sender sender, FlakyReceiver receiver) throws Exception {
        Map<String, Long> begun = new ConcurrentHashMap<>();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService builds = Executors.newFixedThreadPool(BUILDS);
        for (int job = 0; job < BUILDS; job++) {
            String name = "job" + job;
            builds.submit(() -> {
                go.await();
                long start = System.nanoTime();
                AlertEvent step = sender.build(name);
                Sender.messages(name)
                        .of(
                                step,
                                Sender.CHANNEL,
                                io.jenkins.plugins.coveragemonitor.notify.ChannelFilter.DEFAULT,
                                t -> true)
                        .ifPresent(message -> begun.put(message.id(), start));
                return step;
            });
        }
        go.countDown();
        builds.shutdown();
        boolean done = builds.awaitTermination(1, TimeUnit.MINUTES);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!receiver.taken.keySet().containsAll(begun.keySet()) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        if (!done || begun.size() != BUILDS || !receiver.taken.keySet().containsAll(begun.keySet())) {
            throw new IllegalStateException("of " + BUILDS + " messages some did not arrive");
        }
        return begun.entrySet().stream()
                .map(entry -> (receiver.taken.get(entry.getKey()).get(0) - entry.getValue()) / 1e6)
                .toList();
    }

    private static void drain() throws Exception {
        Path home = Files.createTempDirectory("delivery-drain");
        try (FlakyReceiver receiver = new FlakyReceiver(0);
                Sender sender = new Sender(home, receiver.url(), 12_000)) {
            for (int i = 0; i < WAITING; i++) {
                Message message = TemplatePreview.message("message-" + i, Instant.now(), null);
                sender.outbox.put(Sender.CHANNEL, message);
            }
            long before = used();
            long most = before;
            long start = System.nanoTime();
            sender.outbox.start();
            while (receiver.taken.size() < WAITING) {
                Thread.sleep(1_000);
                most = Math.max(most, used());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d waiting messages, allowed 200 a second: %.0f a second, memory %d MB before and %d MB at most%n",
                    WAITING, WAITING / seconds, before >> 20, most >> 20);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
