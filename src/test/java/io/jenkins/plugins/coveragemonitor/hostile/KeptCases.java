package io.jenkins.plugins.coveragemonitor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.history.HostileMeasurement;
import io.jenkins.plugins.coveragemonitor.jenkins.AgentAnswers;
import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What is kept and what is configured: measurements, histories, channels. */
final class KeptCases {
    private static final String SECRET = "5ecret";

    private static final String CHANNELS =
            "{\"channels\":[{\"webhook\":{\"name\":\"ops\",\"url\":\"http://127.0.0.1:9/h\",\"secret\":\"" + SECRET
                    + "\"}},{\"slack\":{\"name\":\"chat\",\"url\":\"http://127.0.0.1:9/s\"}},null],\"gates\":[null,{\"metric\":\"LINE\",\"atLeast\":1}]}";

    /** Answers in one attempt: in the nightly profile, 200 attempts try 100,000. */
    private static final int ANSWERS = Integer.getInteger("hostile.answers", Attempts.isLong() ? 500 : 20);

    private KeptCases() {}

    static List<HostileCase> all() {
        return List.of(
                new HostileCase("kept measurement", KeptCases::measurement),
                new HostileCase(
                        "answer of an agent", (random, folder) -> AgentAnswers.attempt(random, folder, ANSWERS)),
                new HostileCase("history", KeptCases::history),
                new HostileCase("channels and what waits for them", KeptCases::channels));
    }

    private static void measurement(Random random, Path folder) throws IOException {
        Build build = Build.in(folder);
        build.record();
        Path kept = build.home().resolve("jobs/j/builds/1/coverage-monitor/coverage.cov");
        Files.write(kept, HostileMeasurement.of(random, Files.readAllBytes(kept)));

        build.run("gaps", "--home", build.home(), "--job", "j");
        build.run("status", "--home", build.home());
        again(build);
    }

    /** The next build, whatever became of the one before. */
    private static void again(Build build) throws IOException {
        CommandLineRun next = build.run(
                "record",
                "--home",
                build.home(),
                "--job",
                "j",
                "--build",
                2,
                "--workspace",
                build.workspace(),
                "--deliver-timeout",
                0);
        assertThat(next.exitCode()).as(next.out() + next.err()).isZero();
    }

    private static void history(Random random, Path folder) throws IOException {
        Build build = Build.in(folder);
        build.record();
        build.run(
                "record",
                "--home",
                build.home(),
                "--job",
                "other",
                "--build",
                1,
                "--workspace",
                build.workspace(),
                "--deliver-timeout",
                0);
        Path history = build.home().resolve("jobs/j/coverage-monitor/coverage/history.jsonl");
        Files.write(history, damagedHistory(random, Files.readAllBytes(history)));

        CommandLineRun status = build.run("status", "--home", build.home());
        assertThat(status.out()).contains("other");
        build.run("trend", "--home", build.home(), "--job", "j");
        build.run("trend", "--home", build.home(), "--job", "j", "--json");
        build.run("export", "--home", build.home(), "--job", "j");
        build.run(
                "record",
                "--home",
                build.home(),
                "--job",
                "j",
                "--build",
                2,
                "--workspace",
                build.workspace(),
                "--deliver-timeout",
                0);
    }

    private static byte[] damagedHistory(Random random, byte[] lines) {
        String text = new String(lines, StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 ->
                text.replaceFirst("\"v\":\\d+", "\"v\":" + random.nextInt(-1, 5))
                        .getBytes(StandardCharsets.UTF_8);
            case 1 -> new byte[random.nextInt(1, 100_000)];
            case 2 -> (text + "\0".repeat(4096)).getBytes(StandardCharsets.UTF_8);
            case 3 -> (text + "[".repeat(random.nextInt(1, 100_000)) + "\n" + text).getBytes(StandardCharsets.UTF_8);
            default -> new Mutations(random).of(lines);
        };
    }

    private static void channels(Random random, Path folder) throws IOException {
        Build build = Build.in(folder);
        Path config = folder.resolve("config.json");
        Mutations mutations = new Mutations(random);
        Files.writeString(config, CHANNELS.replace(",null]", "]").replace("[null,", "["));
        build.record("--config", config);
        for (Path kept : files(build.home())) {
            if (kept.toString().endsWith(".json") && random.nextInt(3) == 0) {
                byte[] content = Files.readAllBytes(kept);
                Files.write(kept, content.length == 0 ? new byte[] {'['} : mutations.of(content));
            }
        }
        Path outbox = Files.createDirectories(build.home().resolve("coverage-monitor/outbox/ops"));
        Files.write(outbox.resolve(random.nextInt(100) + ".json"), mutations.of("{}".getBytes(StandardCharsets.UTF_8)));
        if (random.nextBoolean()) {
            Files.write(config, mutations.of(CHANNELS.getBytes(StandardCharsets.UTF_8)));
        }

        build.run(
                "record",
                "--home",
                build.home(),
                "--job",
                "j",
                "--build",
                2,
                "--workspace",
                build.workspace(),
                "--deliver-timeout",
                0,
                "--config",
                config);

        for (Path kept : files(build.home())) {
            String content = new String(Files.readAllBytes(kept), StandardCharsets.ISO_8859_1);
            if (content.contains(SECRET)) {
                assertThat(Files.getPosixFilePermissions(kept))
                        .as(kept.toString())
                        .doesNotContainAnyElementsOf(
                                Arrays.asList(PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
