package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import io.jenkins.plugins.coveragemonitor.history.postgres.TestPostgres;
import io.jenkins.plugins.coveragemonitor.history.store.StableId;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    @TempDir
    private Path folder;

    private static Point point(int build) {
        return Point.builder(build, Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(build)))
                .totals(Counters.of(Metric.LINE, new Counter(build, 50)))
                .create();
    }

    private static List<Point> points(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(HistoryCommandTest::point)
                .toList();
    }

    private static String url(StoreAddress address) {
        return address + "?user=" + address.user() + "&password=" + address.password() + "&sslmode=disable";
    }

    private static CommandLineRun history(String what, Object from, Object to, String... more) {
        Object[] words = new Object[6 + more.length];
        System.arraycopy(new Object[] {"history", what, "--from", from, "--to", to}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return CommandLineRun.of(words);
    }

    @Test
    void historiesMoveToADatabaseAndBackLineByLine() throws IOException {
        Path home = folder.resolve("home");
        HistoryFile.of(JobHome.below(home, "team/app")).append(points(1, 1_200));
        HistoryFile.of(JobHome.below(home, "web")).append(points(7, 9));
        String database = url(TestPostgres.database());
        CommandLineRun copied = history("copy", home, database);
        assertThat(copied.exitCode()).as(copied.err()).isZero();
        assertThat(copied.out().strip())
                .isEqualTo("Copied 1203 points of 1203 in 2 histories; every line is the same on both sides.");
        // Broken off and begun again, or with new builds: only what is missing is written.
        HistoryFile.of(JobHome.below(home, "web")).append(points(10, 10));
        JsonNode again = history("copy", home, database, "--json").json();
        assertThat(again.path("written").asInt()).isEqualTo(1);
        assertThat(again.path("points").asInt()).isEqualTo(1_204);
        assertThat(history("check", home, database).exitCode()).isZero();
        assertThat(CommandLineRun.of("trend", "--store", database, "--job", "team/app")
                        .out())
                .isEqualTo(CommandLineRun.of("trend", "--home", home, "--job", "team/app")
                        .out())
                .startsWith("team/app: LINE, 1200 of 1200 builds measured");
        assertThat(CommandLineRun.of("trend", "--store", database, "--job", "app")
                        .err())
                .contains("the store has no job 'app': check --job");
        assertThat(CommandLineRun.of("trend", "--job", "app").err()).contains("--home=DIR");

        String id = StableId.ofController(home).read().orElseThrow();
        Path restored = folder.resolve("restored");
        CommandLineRun back = history("copy", database, restored, "--controller", id);
        assertThat(back.exitCode()).isZero();
        assertThat(back.err()).isEmpty();
        Path kept = folder.resolve("kept");
        assertThat(history("copy", database, kept).err())
                .isEqualTo("notice: the folder keeps the histories of the controller " + id + " in "
                        + kept.resolve("controllers").resolve(id)
                        + ", as those of another controller; to make it a home"
                        + " that other commands read, copy to an empty folder with --controller " + id
                        + System.lineSeparator());
        assertThat(history("check", home, restored).out().strip())
                .isEqualTo("Compared 1204 points in 2 histories; every line is the same on both sides.");
        assertThat(HistoryFile.of(JobHome.below(restored, "team/app")).points()).isEqualTo(points(1, 1_200));
        assertThat(CommandLineRun.of("status", "--home", restored).out()).contains("team/app", "web");
    }

    @Test
    void whatDiffersIsNamed() throws IOException {
        Path home = folder.resolve("home");
        HistoryFile.of(JobHome.below(home, "app")).append(points(1, 4));
        Path other = folder.resolve("other");
        assertThat(history("copy", home, other).exitCode()).isZero();
        HistoryFile.of(JobHome.below(home, "app"))
                .append(List.of(
                        point(2).with(io.jenkins.plugins.coveragemonitor.history.BuildState.ABORTED), point(5)));
        CommandLineRun run = history("check", home, other);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains("2 lines differ:", "app #2 differs on the other side", "app #5 is missing on the other side");
        assertThat(history("check", other, home).out()).contains("app #5 is only on the other side");
    }

    @Test
    void aControllerThatIsNoMoreIsRemovedWhenItIsMeant() throws IOException {
        Path home = folder.resolve("home");
        HistoryFile.of(JobHome.below(home, "app")).append(points(1, 4));
        String database = url(TestPostgres.database());
        history("copy", home, database);
        String id = StableId.ofController(home).read().orElseThrow();
        assertThat(CommandLineRun.of("history", "controllers", "--store", database)
                        .out())
                .startsWith(id + "  1 history");
        assertThat(CommandLineRun.of("history", "remove", "--store", database, "--controller", id)
                        .out())
                .isEqualTo("Would remove 1 history of " + id + "; add --yes to do it." + System.lineSeparator());
        CommandLineRun.of("history", "remove", "--store", database, "--controller", id, "--yes");
        CommandLineRun none = CommandLineRun.of("history", "remove", "--store", database, "--controller", id);
        assertThat(none.exitCode()).isEqualTo(64);
        assertThat(none.err()).contains("the store has no controller '" + id + "'");
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThat(history("copy", folder, folder).err()).contains("--from and --to are the same store");
        CommandLineRun wrong = history("copy", folder, "jdbc:postgresql://u:geheim@h/d");
        assertThat(wrong.exitCode()).isEqualTo(64);
        assertThat(wrong.err()).contains("is not a database host").doesNotContain("geheim");
        CommandLineRun away = history("copy", folder, "jdbc:postgresql://127.0.0.1:1/d?user=u&password=geheim");
        assertThat(away.exitCode()).isEqualTo(3);
        assertThat(away.err())
                .startsWith("jdbc:postgresql://127.0.0.1:1/d: cannot be reached (")
                .doesNotContain("geheim");
        assertThat(CommandLineRun.of("serve").err()).contains("give --home=DIR, --store=URL, or both");
        assertThat(CommandLineRun.of("history").exitCode()).isEqualTo(64);
    }
}
