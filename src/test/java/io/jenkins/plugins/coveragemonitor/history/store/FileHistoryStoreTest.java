package io.jenkins.plugins.coveragemonitor.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryStoreTest extends HistoryStoreContract {
    @TempDir
    private Path home;

    @Override
    protected HistoryStore empty() {
        return new FileHistoryStore(home, JobFacts.NONE);
    }

    private static List<StoredJob> all(Path home) throws IOException {
        List<StoredJob> found = new ArrayList<>();
        new FileHistoryStore(home, JobFacts.NONE).search(JobQuery.ALL, found::add);
        return found;
    }

    @Test
    void theJobsOfAHomeAreItsControllersAndKeepTheirIdWhenTheyAreMoved() throws IOException {
        HistoryFile.of(JobHome.below(home, "team/app")).append(List.of(point(1, 3, 1)));
        StoredJob before = all(home).get(0);
        assertThat(before.description().name()).isEqualTo("team/app");
        assertThat(before.key().controller())
                .isEqualTo(StableId.ofController(home).read().orElseThrow());
        Files.createDirectories(home.resolve("jobs/other/jobs"));
        Files.move(home.resolve("jobs/team/jobs/app"), home.resolve("jobs/other/jobs/web"));
        StoredJob after = all(home).get(0);
        assertThat(after.description().name()).isEqualTo("other/web");
        assertThat(after.key()).isEqualTo(before.key());
        assertThat(new FileHistoryStore(home, JobFacts.NONE).read(before.key())).containsExactly(point(1, 3, 1));
    }

    @Test
    void aJobThatWasCopiedWithItsIdGetsOneOfItsOwn() throws IOException {
        HistoryFile.of(JobHome.below(home, "a")).append(List.of(point(1, 3, 1)));
        String id = all(home).get(0).key().job();
        HistoryFile.of(JobHome.below(home, "b")).append(List.of(point(1, 9, 1)));
        StableId.ofJob(JobHome.below(home, "b").job()).set(id);
        assertThat(all(home))
                .extracting(job -> job.key().job())
                .doesNotHaveDuplicates()
                .contains(id)
                .hasSize(2);
    }

    @Test
    void aHomeTakesTheIdOfItsOwnControllersHistories() throws IOException {
        StableId.ofController(home).set("ctrl-a");
        FileHistoryStore store = new FileHistoryStore(home, JobFacts.NONE);
        store.describe(APP, JobDescription.named("team/app"));
        store.append(APP, List.of(point(1, 3, 1)));
        assertThat(HistoryFile.of(JobHome.below(home, "team/app")).points()).containsExactly(point(1, 3, 1));
    }

    /** A job that Jenkins made for a branch, one that kept only alerts, and what is none beside them. */
    @Test
    void whatLiesInAHomeIsFoundWhereverJenkinsPutsAJob() throws IOException {
        Path branch = home.resolve("jobs/pay/branches/main");
        HistoryFile.of(new JobHome(branch, build -> branch.resolve("builds/" + build), "coverage"))
                .append(List.of(point(1, 3, 1)));
        new EndedAlertsFile(Files.createDirectories(home.resolve("jobs/alerts/coverage-monitor/web")))
                .keep(new AlertHistory(List.of(ended("a1", 1)), Set.of(), Instant.MIN));
        Files.createDirectories(home.resolve("jobs/empty/coverage-monitor/coverage"));
        Files.writeString(home.resolve("jobs/note.txt"), "no job");
        assertThat(all(home)).extracting(job -> job.description().name()).containsExactly("alerts", "pay/main");
        assertThat(Files.exists(home.resolve("jobs/empty/coverage-monitor/job-id")))
                .as("what is no history gets no id")
                .isFalse();
    }

    @Test
    void aStoreThatIsOpenFollowsWhatIsMovedOrDeletedByHand() throws IOException {
        FileHistoryStore store = new FileHistoryStore(home, JobFacts.NONE);
        store.append(APP, List.of(point(1, 3, 1)));
        Path folder = home.resolve("controllers/ctrl-a/jobs");
        Files.move(folder.resolve("job-1"), folder.resolve("moved"));
        assertThat(store.read(APP)).containsExactly(point(1, 3, 1));
        store.append(APP, List.of(point(2, 3, 1)));
        assertThat(folder).isDirectoryNotContaining("glob:**/job-1");
        Files.move(folder.resolve("moved"), home.resolve("elsewhere"));
        store.keepAlerts(APP, AlertHistory.NONE);
        assertThat(folder).as("nothing is made for what is gone").isEmptyDirectory();
    }

    @Test
    void ofADeletedControllerNothingIsLeft() throws IOException {
        StableId.ofController(home).set("ctrl-a");
        FileHistoryStore store = new FileHistoryStore(home, JobFacts.NONE);
        store.append(APP, List.of(point(1, 3, 1)));
        store.append(OTHER, List.of(point(1, 3, 1)));
        Files.writeString(home.resolve("controllers/ctrl-b/note.txt"), "of nobody");
        store.deleteController("ctrl-a");
        assertThat(store.read(APP)).isEmpty();
        assertThat(store.read(OTHER)).hasSize(1);
        store.deleteController("ctrl-b");
        assertThat(home.resolve("controllers")).isEmptyDirectory();
    }

    @Test
    void aHomeIsAdoptedOnce() throws IOException {
        FileHistoryStore store = new FileHistoryStore(home, JobFacts.NONE);
        store.adopt("ctrl-a");
        store.adopt("ctrl-b");
        assertThat(store.controller()).contains("ctrl-a");
    }

    /** The alerts of a job that are in the job's own files, and those that were copied to the store. */
    @Test
    void alertsOfTheJobItselfAreAmongThoseThatEnded() throws IOException {
        EndedAlert own = ended("b2", 2);
        FileHistoryStore store = new FileHistoryStore(home, new JobFacts() {
            @Override
            public Optional<JobDescription> description(JobHome place, String job) {
                return Optional.empty();
            }

            @Override
            public List<EndedAlert> ended(JobHome place, String job) {
                return List.of(own);
            }
        });
        store.append(APP, List.of(point(1, 3, 1)));
        assertThat(store.endedAlerts(APP)).containsExactly(own);
        store.keepAlerts(APP, new AlertHistory(List.of(ended("a1", 1)), Set.of(), Instant.MIN));
        assertThat(store.endedAlerts(APP)).extracting(EndedAlert::id).containsExactlyInAnyOrder("a1", "b2");
        store.keepAlerts(APP, new AlertHistory(List.of(), Set.of("a1"), Instant.MIN));
        assertThat(store.endedAlerts(APP))
                .as("one that opened again is not over")
                .containsExactly(own);
    }
}
