package io.jenkins.plugins.coveragemonitor.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedHistoriesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final String ADDRESS = "http://b/job/team/job/app";
    private static final JobKey APP = new JobKey("ctrl-b", "job-1", "coverage");

    @TempDir
    private Path home;

    private final StoreInMemory store = new StoreInMemory();

    private FollowedHistories at(Duration later) {
        return new FollowedHistories(home, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static Point point(int build) {
        return Point.builder(build, NOW)
                .totals(Counters.of(Metric.LINE, new Counter(build, 1)))
                .create();
    }

    private void describe(JobKey key, String name, String url) {
        store.describe(key, new JobDescription(name, url, List.of(), List.of(), List.of()));
        store.append(key, List.of(point(1), point(2)));
    }

    @BeforeEach
    void describe() {
        describe(new JobKey("ctrl-b", "job-0", "coverage"), "team/app/deep", ADDRESS + "/job/deep/coverage-trend/");
        describe(APP, "team/app", ADDRESS + "/coverage-trend/");
        describe(new JobKey("ctrl-b", "job-1", "web"), "team/app", ADDRESS + "/coverage-trend-web/");
    }

    @Test
    void aBuildGetsWhatIsHereAndTheNextOneWhatWasCopied() throws IOException {
        FollowedHistories followed = at(Duration.ZERO);
        assertThat(followed.copy(ADDRESS, "coverage"))
                .isEqualTo(new FollowedHistories.Copy(ADDRESS + "/", List.of(), null));
        followed.refresh(store);
        FollowedHistories.Copy copy = new FollowedHistories.Copy("team/app", List.of(point(1), point(2)), NOW);
        assertThat(followed.copy(ADDRESS + "/", "coverage")).isEqualTo(copy);
        // Another process reads the same copy, also long after the store went away.
        assertThat(at(Duration.ofDays(3)).copy(ADDRESS, "coverage")).isEqualTo(copy);
    }

    @Test
    void aCopyFollowsWhenABuildAskedOrItIsNoLongerFresh() throws IOException {
        FollowedHistories followed = at(Duration.ZERO);
        followed.copy(ADDRESS, "coverage");
        followed.refresh(store);
        store.append(APP, List.of(point(3)));
        followed.refresh(store);
        assertThat(followed.copy(ADDRESS, "coverage").points()).hasSize(2);
        followed.refresh(store);
        assertThat(followed.copy(ADDRESS, "coverage").points()).hasSize(3);
        store.append(APP, List.of(point(4)));
        at(Duration.ofSeconds(31)).refresh(store);
        assertThat(at(Duration.ofSeconds(32)).copy(ADDRESS, "coverage").points())
                .hasSize(4);
    }

    @Test
    void aJobThatTheStoreDoesNotKnowHasNoPoints() throws IOException {
        FollowedHistories followed = at(Duration.ZERO);
        followed.copy("http://b/job/team/", "coverage");
        followed.refresh(store);
        assertThat(followed.copy("http://b/job/team/", "coverage"))
                .isEqualTo(new FollowedHistories.Copy("http://b/job/team/", List.of(), NOW));
    }

    @Test
    void aCopyThatNobodyAsksForOrThatIsDamagedIsGivenUp() throws IOException {
        at(Duration.ZERO).copy(ADDRESS, "coverage");
        at(Duration.ofDays(91)).refresh(store);
        assertThat(files()).isEmpty();
        at(Duration.ZERO).copy(ADDRESS, "coverage");
        Files.writeString(files().get(0), "{\"asked\":");
        assertThat(at(Duration.ZERO).copy(ADDRESS, "coverage").copied()).isNull();
        at(Duration.ZERO).refresh(store);
        assertThat(at(Duration.ZERO).copy(ADDRESS, "coverage").points()).hasSize(2);
    }

    /** Copies of jobs are files of their own, and what else lies there stays. */
    @Test
    void copiesOfTwoJobsStandSideBySide() throws IOException {
        FollowedHistories followed = at(Duration.ZERO);
        followed.copy(ADDRESS, "coverage");
        followed.copy(ADDRESS, "web");
        followed.copy(ADDRESS + "/job/deep", "coverage");
        assertThat(files()).hasSize(3);
        Path note = Files.writeString(home.resolve("coverage-monitor/followed/note.txt"), "of nobody");
        followed.refresh(store);
        assertThat(followed.copy(ADDRESS + "/job/deep", "coverage").name()).isEqualTo("team/app/deep");
        assertThat(note).exists();
    }

    /** The note of when it was asked for is written once a day; ninety days after the last one it is given up. */
    @Test
    void aCopyThatBuildsGoOnAskingForStays() throws IOException {
        at(Duration.ZERO).copy(ADDRESS, "coverage");
        at(Duration.ofHours(25)).copy(ADDRESS, "coverage");
        at(Duration.ofDays(91)).refresh(store);
        assertThat(at(Duration.ofDays(91)).copy(ADDRESS, "coverage").points()).hasSize(2);
        byte[] before = Files.readAllBytes(files().get(0));
        at(Duration.ofDays(91).plusHours(1)).copy(ADDRESS, "coverage");
        assertThat(files().get(0)).hasBinaryContent(before);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("coverage-monitor/followed"))) {
            return all.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }
}
