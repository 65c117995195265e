package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.BuildContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.HostileMeasurement;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What an agent sends, damaged: the controller ends in a recorded build or in a sentence. */
public final class AgentAnswers {
    private static final int RECORDED = 2;

    private AgentAnswers() {}

    /** Tries some; of those that can be read two are recorded as well, as that waits for the disk. */
    public static void attempt(Random random, Path folder, int answers) throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(
                workspace.resolve("lcov.info"),
                "SF:a.c\nDA:1,1\nDA:2,0\nBRDA:1,0,0,1\nBRDA:1,0,1,0\nFN:1,f\nFNDA:1,f\nend_of_record\n");
        Files.writeString(workspace.resolve("TEST-a.xml"), "<testsuite name=\"a\"><testcase name=\"t\"/></testsuite>");
        Files.writeString(workspace.resolve("broken.info"), "SF:a.c\nDA:x\n");
        byte[] sound = new CollectOnAgent("{}", null, "{}", "{}", List.of()).invoke(workspace.toFile(), null);
        for (int i = 1; i <= answers; i++) {
            byte[] answer = damaged(random, sound);
            try {
                Collected collected = CollectedCodec.decode(answer);
                if (i % Math.max(1, answers / RECORDED) == 0) {
                    record(collected, folder.resolve("home" + i));
                }
            } catch (IOException sentence) {
                assertThat(sentence.getMessage()).isNotBlank().doesNotContain("Exception", "\n");
            }
        }
    }

    private static void record(Collected collected, Path home) throws IOException {
        CoverageMonitor monitor = new CoverageMonitor(JobHome.below(home, "j"), "j", Clock.systemUTC());
        BuildContext build = new BuildContext("j", 1, Instant.EPOCH, null, null);
        monitor.record(build, collected, MonitorConfig.DEFAULT, UnaryOperator.identity());
    }

    private static byte[] damaged(Random random, byte[] sound) throws IOException {
        int length = ByteBuffer.wrap(sound).getInt();
        byte[] rows = Arrays.copyOfRange(sound, Integer.BYTES, Integer.BYTES + length);
        byte[] measurement = Arrays.copyOfRange(sound, Integer.BYTES + length, sound.length);
        boolean inRows = random.nextBoolean();
        byte[] sent = inRows ? nulled(random, rows) : rows;
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new DataOutputStream(answer).writeInt(sent.length);
        answer.write(sent);
        answer.write(inRows ? measurement : HostileMeasurement.of(random, measurement));
        return random.nextInt(10) == 0 ? new Mutations(random).of(answer.toByteArray()) : answer.toByteArray();
    }

    /** Any damage, or a value that became {@code null}. */
    private static byte[] nulled(Random random, byte[] rows) {
        if (random.nextBoolean()) {
            return new Mutations(random).of(rows);
        }
        String text = new String(rows, StandardCharsets.UTF_8);
        List<MatchResult> values = Pattern.compile(
                        "(?<=[:\\[,])(?:\"[^\"]*\"|-?\\d+|\\{[^{}]*}|\\[[^\\[\\]]*]|true|false)")
                .matcher(text)
                .results()
                .toList();
        MatchResult value = values.get(random.nextInt(values.size()));
        List<String> others = List.of("null", "[]", "{}", "[null]", "-1", "\"\"", "99999999999", "{\"a\":null}");
        return (text.substring(0, value.start())
                        + others.get(random.nextInt(others.size()))
                        + text.substring(value.end()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
