package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small files of a job beside its history. */
class SmallFilesTest {
    private static final AcceptedLevel ANN =
            new AcceptedLevel("main", "Line may only rise", Metric.LINE, "web", 7, "ann", "legacy came in");

    @TempDir
    Path folder;

    private JobHome home;

    @BeforeEach
    void newHome() {
        home = JobHome.below(folder, "team/app");
    }

    @Test
    void whatIsAcceptedIsReadInItsOrder() throws IOException {
        AcceptedLevelsFile file = new AcceptedLevelsFile(home);
        assertThat(file.read()).isEmpty();
        AcceptedLevel byTime = new AcceptedLevel("", null, Metric.BRANCH, "", 9, null, "");
        file.add(ANN);
        file.add(byTime);
        assertThat(new AcceptedLevelsFile(home).read()).containsExactly(ANN, byTime);
    }

    @Test
    void aLineThatCannotBeReadAcceptsNothing() throws IOException {
        Path accepted = home.folder().resolve("accepted.jsonl");
        Files.createDirectories(home.folder());
        Files.writeString(accepted, "{\"branch\":\"main\"}\n\n  \n{\"metric\":\"LATER\"}\n{\"bra");
        AcceptedLevelsFile file = new AcceptedLevelsFile(home);
        assertThat(file.read()).isEmpty();
        file.add(ANN);
        assertThat(file.read()).containsExactly(ANN);
        assertThat(Files.readString(accepted))
                .as("what was cut off is gone")
                .startsWith("{\"branch\":\"main\"}\n\n  \n{\"metric\":\"LATER\"}\n{\"branch\":\"main\"");
    }

    @Test
    void aLineThatOnlyLacksItsEndIsWhole() throws IOException {
        AcceptedLevelsFile file = new AcceptedLevelsFile(home);
        file.add(ANN);
        Path accepted = home.folder().resolve("accepted.jsonl");
        Files.writeString(accepted, Files.readString(accepted).strip());
        file.add(ANN);
        assertThat(file.read()).containsExactly(ANN, ANN);
    }

    @Test
    void aFileThatCannotBeReadAcceptsNothing() throws IOException {
        Files.createDirectories(home.folder().resolve("accepted.jsonl"));
        assertThat(new AcceptedLevelsFile(home).read()).isEmpty();
    }

    @Test
    void aLevelSaysWhoAcceptedItAndWhy() {
        assertThat(ANN.words()).isEqualTo("accepted by ann: legacy came in");
        assertThat(new AcceptedLevel("", null, Metric.LINE, "", 9, null, "").words())
                .isEqualTo("accepted");
    }

    @Test
    void whichBuildsAreKeptForeverIsNotedOnceAndSurvivesDamage() throws IOException {
        KeptBuildsFile file = new KeptBuildsFile(home);
        Path path = home.folder().resolve("kept-builds.json");
        assertThat(file.mark(7, false)).isFalse();
        assertThat(path).as("nothing is kept").doesNotExist();
        assertThat(file.mark(7, true)).isTrue();
        assertThat(file.mark(3, true)).isTrue();
        assertThat(file.mark(7, true)).isFalse();
        assertThat(Files.readString(path)).isEqualTo("{\"v\":1,\"builds\":[3,7]}\n");
        assertThat(file.mark(3, false)).isTrue();
        assertThat(new KeptBuildsFile(home).read()).containsExactly(7);
        for (String damaged :
                new String[] {"{\"v\":1,\"bui", "{\"v\":2,\"builds\":[1]}", "{\"v\":1,\"builds\":[null]}"}) {
            Files.writeString(path, damaged);
            assertThat(file.read()).as(damaged).isEmpty();
        }
        file.mark(9, true);
        assertThat(file.read()).containsExactly(9);
    }

    @Test
    void aBuildIsUnfinishedFromItsBeginningToItsEnd() throws IOException {
        UnfinishedBuilds builds = new UnfinishedBuilds(home);
        assertThat(builds.all()).isEmpty();
        builds.begin(10);
        builds.begin(9);
        builds.begin(9);
        Files.writeString(home.folder().resolve("unfinished/09"), "");
        Files.writeString(home.folder().resolve("unfinished/note.txt"), "");
        assertThat(builds.all()).containsExactly(9, 10);
        builds.end(9);
        builds.end(8);
        assertThat(builds.all()).containsExactly(10);
    }

    @Test
    void aBuildBeganWhenItsFileWasMade() throws IOException {
        UnfinishedBuilds builds = new UnfinishedBuilds(home);
        builds.begin(9);
        Instant noon = Instant.parse("2026-01-05T12:00:00Z");
        Files.setLastModifiedTime(home.folder().resolve("unfinished/9"), FileTime.from(noon));
        assertThat(builds.begunBefore(9, noon.plusSeconds(1))).isTrue();
        assertThat(builds.begunBefore(9, noon)).isFalse();
        assertThat(builds.begunBefore(8, noon)).as("begun by an older version").isTrue();
    }

    @Test
    void whatFailedLeavesFilesAsTheyWere() throws IOException {
        Path changed = Files.writeString(folder.resolve("changed"), "before");
        Path removed = Files.writeString(folder.resolve("removed"), "before");
        Path added = folder.resolve("added");
        Path same = Files.writeString(folder.resolve("same"), "before");
        FilesBefore before = FilesBefore.of(changed, removed, added, same);
        Files.writeString(changed, "after");
        Files.delete(removed);
        Files.writeString(added, "after");
        FileVersion untouched = FileVersion.of(same);
        IOException failed = new IOException("no");
        before.restore(failed);
        assertThat(changed).hasContent("before");
        assertThat(removed).hasContent("before");
        assertThat(added).doesNotExist();
        assertThat(FileVersion.of(same)).isEqualTo(untouched);
        assertThat(failed.getSuppressed()).isEmpty();
    }

    @Test
    void whatCannotBeRestoredIsToldWithTheFailure() throws IOException {
        Path file = folder.resolve("folder");
        FilesBefore before = FilesBefore.of(file);
        Files.createDirectories(file.resolve("full"));
        IOException failed = new IOException("no");
        before.restore(failed);
        assertThat(failed.getSuppressed()).hasSize(1);
    }

    @Test
    void aJobHasItsFolderAndItsBuilds() {
        assertThat(home.job()).isEqualTo(folder.resolve("jobs/team/jobs/app"));
        assertThat(home.folder()).isEqualTo(folder.resolve("jobs/team/jobs/app/coverage-monitor/coverage"));
        assertThat(home.history()).isEqualTo(home.folder().resolve("history.jsonl"));
        assertThat(home.alerts()).isEqualTo(home.folder().resolve("alerts.jsonl"));
        assertThat(home.ratchets()).isEqualTo(home.folder().resolve("ratchets.json"));
        assertThat(home.measurement(7))
                .isEqualTo(folder.resolve("jobs/team/jobs/app/builds/7/coverage-monitor/coverage.cov"));
    }

    @Test
    void aNameThatCouldLeaveTheFolderIsRefused() {
        for (String name : new String[] {"", "a//b", "a/ ", ".", "a/..", "a\\b", "a:b", "a\tb", "what?"}) {
            assertThatThrownBy(() -> JobHome.below(folder, name))
                    .as(name)
                    .hasMessageContaining("is not a job name: give its parts separated by '/'");
        }
        assertThatThrownBy(() -> new JobHome(folder, build -> folder, "../x"))
                .hasMessage("the id '../x' is not usable: give up to 64 letters, digits, dots, dashes or underscores, a"
                        + " letter or digit first");
    }
}
