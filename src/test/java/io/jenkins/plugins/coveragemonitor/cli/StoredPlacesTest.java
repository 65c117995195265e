package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is no file in the place of any stored file is one sentence that names it with the remedy, and a build is recorded
 * all the same unless its own files or the history are concerned.
 */
@DisabledOnOs(OS.WINDOWS)
class StoredPlacesTest {
    /** Without these nothing can be recorded. */
    private static final String NEEDED =
            ".*/(history\\.jsonl(\\.lock)?|recording\\.lock|builds/2/coverage-monitor/coverage\\.(cov|json))";

    private static final String CONFIG =
            "{\"channels\":[{\"log\":{\"name\":\"console\"}},{\"live\":{\"name\":\"page\"}}],"
                    + "\"gates\":[{\"metric\":\"LINE\",\"scope\":\"FILES\",\"ratchet\":true},{\"metric\":\"LINE\",\"atLeast\":0}],"
                    + "\"alerts\":{\"target\":90}}";

    @TempDir
    Path folder;

    private Path home;
    private Path workspace;
    private Path config;
    private Path changes;

    @BeforeEach
    void begin() throws IOException {
        home = folder.resolve("home");
        workspace = Files.createDirectories(folder.resolve("workspace"));
        config = Files.writeString(folder.resolve("config.json"), CONFIG);
        changes = Files.writeString(folder.resolve("changes.json"), "{\"changedLines\":{\"a.c\":[[1,3]]}}");
        Files.writeString(workspace.resolve("a.c"), "1\n2\n3\n");
    }

    private CommandLineRun record(int build, int covered) throws IOException {
        Files.writeString(
                workspace.resolve("lcov.info"),
                "TN:\nSF:a.c\nDA:1,1\nDA:2," + (covered > 1 ? 1 : 0) + "\nDA:3," + (covered > 2 ? 1 : 0)
                        + "\nend_of_record\n");
        return run(
                "record",
                "--home",
                home,
                "--job",
                "j",
                "--build",
                build,
                "--workspace",
                workspace,
                "--config",
                config,
                "--changes",
                changes,
                "--deliver-timeout",
                0,
                "--keep");
    }

    private static CommandLineRun run(Object... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.out() + run.err())
                .doesNotContain("Exception", "\tat ", "Is a directory", "null")
                .doesNotContainPattern("(?:java|com|org|io)(?:\\.[a-z]+)+\\.[A-Z]");
        return run;
    }

    /** All files of a home in which two builds were recorded and everything was set that can be. */
    private List<String> files() throws IOException {
        assertThat(record(1, 3).exitCode()).isZero();
        record(2, 1);
        run("alerts", "silence", "--home", home, "--hours", 1, "--job", "j", "--by", "ann");
        run("retention", "--home", home, "--days", 4000, "--by", "ann");
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private interface Occupant {
        void take(Path place) throws IOException;
    }

    private static final List<Map.Entry<String, Occupant>> OCCUPANTS = List.of(
            Map.entry("device", place -> Files.createSymbolicLink(place, Path.of("/dev/zero"))),
            Map.entry("link to nowhere", place -> Files.createSymbolicLink(place, Path.of("nowhere/at/all"))),
            Map.entry("link to itself", place -> Files.createSymbolicLink(place, place.getFileName())));

    private static void folder(Path place) throws IOException {
        Files.createFile(Files.createDirectory(place).resolve("x"));
    }

    /** A folder, and one of the others in turn. */
    private static List<Map.Entry<String, Occupant>> occupants(int turn) {
        return List.of(Map.entry("folder", StoredPlacesTest::folder), OCCUPANTS.get(turn % OCCUPANTS.size()));
    }

    @Test
    void nothingInTheWayOfAFileCostsMoreThanThatFile() throws IOException {
        List<String> files = files();
        assertThat(files).hasSizeGreaterThan(15);
        Path kept = folder.resolve("kept");
        Files.move(home, kept);
        List<String> failures = new ArrayList<>();
        for (String file : files) {
            for (Map.Entry<String, Occupant> occupant : occupants(files.indexOf(file))) {
                copy(kept, home);
                Path place = home.resolve(file);
                Files.delete(place);
                occupant.getValue().take(place);
                try {
                    attempt(file, occupant.getKey(), place);
                } catch (AssertionError failed) {
                    failures.add(occupant.getKey() + " in place of " + file + ": " + failed.getMessage());
                }
                delete(home);
            }
        }
        assertThat(failures).isEmpty();
    }

    private void attempt(String file, String what, Path place) throws IOException {
        CommandLineRun recorded = record(3, 2);
        String said = recorded.out() + recorded.err();
        assertThat(recorded.exitCode()).as(said).isIn(0, 1, 3);
        if (recorded.exitCode() == 3) {
            assertThat(said).contains(place.toString()).containsAnyOf("move it away", "and run again", "permissions");
        }
        CommandLineRun status = run("status", "--home", home);
        assertThat(status.out()).contains("j ");
        boolean needed = ("/" + file).matches(NEEDED);
        if (!needed) {
            assertThat(status.out()).as(said).contains("#3", "66.66 %");
        }
        run("trend", "--home", home, "--job", "j");
        run("alerts", "--home", home);
        if (what.equals("folder")) {
            run("alerts", "--home", home, "--json");
            run("gaps", "--home", home, "--job", "j");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
