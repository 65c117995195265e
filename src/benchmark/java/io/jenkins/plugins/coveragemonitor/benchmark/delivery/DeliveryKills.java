package io.jenkins.plugins.coveragemonitor.benchmark.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Kills a sending process at random moments, again and again, and counts what arrived: every message, none more often
 * than kills allow, doubles with the same key. Arguments: how many kills (200). Prints a table; ends with 1 if a message
 * was lost or more were doubled than there were kills.
 */
public final class DeliveryKills {
    private static final int JOBS = 10;

    private DeliveryKills() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        int kills = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        Path home = Files.createTempDirectory("delivery-kills");
        Random random = new Random(42);
        try (FlakyReceiver receiver = new FlakyReceiver(20)) {
            for (int i = 0; i < kills; i++) {
                kill(sender(home, receiver.url(), "run"), 50 + random.nextInt(900));
            }
            Process last = sender(home, receiver.url(), "finish");
            int waiting = last.waitFor();
            System.exit(report(home, receiver, kills, waiting) ? 0 : 1);
        }
    }

    private static Process sender(Path home, String url, String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledSender.class.getName(),
                        home.toString(),
                        url,
                        Integer.toString(JOBS),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void kill(Process process, int millis) throws IOException, InterruptedException {
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (!"ready".equals(line)) {
            throw new IOException("the sender did not start");
        }
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        if (ended) {
            throw new IOException("the sender ended by itself");
        }
        process.destroyForcibly().waitFor();
    }

    private static boolean report(Path home, FlakyReceiver receiver, int kills, int waiting) throws IOException {
        Set<String> expected = new HashSet<>();
        int builds = 0;
        for (int job = 0; job < JOBS; job++) {
            JobHome where = JobHome.below(home, "job" + job);
            if (Files.exists(where.alerts())) {
                builds += Files.readAllLines(where.history()).size();
                expected.addAll(messages("job" + job, Files.readAllLines(where.alerts())));
            }
        }
        long lost =
                expected.stream().filter(id -> !receiver.taken.containsKey(id)).count();
        long unknown = receiver.taken.keySet().stream()
                .filter(id -> !expected.contains(id))
                .count();
        long doubles = receiver.taken.values().stream()
                .mapToLong(times -> times.size() - 1)
                .sum();
        long most = receiver.taken.values().stream().mapToLong(List::size).max().orElse(0);
        System.out.printf("kills                          %6d%n", kills);
        System.out.printf("builds                         %6d%n", builds);
        System.out.printf("messages that had to arrive    %6d%n", expected.size());
        System.out.printf("arrived                        %6d%n", expected.size() - lost);
        System.out.printf("lost                           %6d%n", lost);
        System.out.printf("arrived, but not to be sent    %6d%n", unknown);
        System.out.printf("doubles, with the same key     %6d%n", doubles);
        System.out.printf("most often the same message    %6d%n", most);
        System.out.printf("still waiting                  %6d%n", waiting);
        return lost == 0 && unknown == 0 && waiting == 0 && doubles <= kills;
    }

    /** The keys of all messages that a job's book ever wanted to be sent. */
    private static Set<String> messages(String job, List<String> lines) throws IOException {
        Set<String> ids = new HashSet<>();
        for (String line : lines) {
            JsonNode steps;
            try {
                steps = AlertJson.MAPPER.readTree(line).path("steps");
            } catch (IOException torn) {
                continue;
            }
            for (JsonNode node : steps) {
                AlertEvent step = AlertJson.MAPPER.treeToValue(node, AlertEvent.class);
                Sender.messages(job)
                        .of(step, Sender.CHANNEL, ChannelFilter.DEFAULT, thread -> true)
                        .ifPresent(message -> ids.add(message.id()));
            }
        }
        return ids;
    }
}
