package io.jenkins.plugins.coveragemonitor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.history.MeasurementCodec;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A build with one sound report among the hostile things.
 *
 * @param folder holds its workspace and the home
 */
record Build(Path folder) {
    private static final String SOUND = "TN:\nSF:sound.c\nDA:1,1\nDA:2,0\nDA:3,1\nend_of_record\n";
    private static final int USAGE = 64;

    static Build in(Path folder) throws IOException {
        Build build = new Build(folder);
        Files.createDirectories(build.workspace());
        Files.writeString(build.workspace().resolve("sound.info"), SOUND);
        Files.writeString(build.workspace().resolve("sound.c"), "1\n2\n3\n");
        return build;
    }

    Path workspace() {
        return folder.resolve("workspace");
    }

    Path home() {
        return folder.resolve("home");
    }

    Build with(String file, byte[] content) throws IOException {
        Files.write(workspace().resolve(file), content);
        return this;
    }

    /** Runs a command, which must end by itself and speak in sentences. */
    CommandLineRun run(Object... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        String said = run.out() + run.err();
        assertThat(run.exitCode()).as(said).isIn(0, 1, 2, 3, USAGE);
        assertThat(said).doesNotContain("Exception", "Error:", "\tat ", "gave up", "out of bounds", "null)");
        assertThat(said).doesNotContainPattern("(?:java|com|org|io)(?:\\.[a-z]+)+\\.[A-Z]");
        return run;
    }

    /** Records the build, in which the sound report must never be lost. */
    CommandLineRun record(Object... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(
                "record",
                "--home",
                home(),
                "--job",
                "j",
                "--build",
                1,
                "--workspace",
                workspace(),
                "--deliver-timeout",
                0));
        arguments.addAll(Arrays.asList(more));
        CommandLineRun run = run(arguments.toArray());
        if (run.exitCode() != USAGE) {
            assertThat(soundLines()).as(run.out() + run.err()).isEqualTo(new Counter(2, 1));
        }
        return run;
    }

    private Counter soundLines() throws IOException {
        Path kept = home().resolve("jobs/j/builds/1/coverage-monitor/coverage.cov");
        if (!Files.exists(kept)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(kept)) {
            return MeasurementCodec.read(in).components().values().stream()
                    .map(component -> component.filesByPath().get("sound.c"))
                    .filter(file -> file != null)
                    .map(FileCoverage::counters)
                    .map(counters -> counters.get(Metric.LINE))
                    .findFirst()
                    .orElse(null);
        }
    }
}
