package io.jenkins.plugins.coveragemonitor.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryStoreTest extends HistoryStoreContract {
    @TempDir
    private Path home;

    @Override
    protected HistoryStore empty() {
        return new FileHistoryStore(home);
    }

    private static List<StoredJob> all(Path home) throws IOException {
        List<StoredJob> found = new ArrayList<>();
        new FileHistoryStore(home).search(JobQuery.ALL, found::add);
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
        assertThat(new FileHistoryStore(home).read(before.key())).containsExactly(point(1, 3, 1));
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
        FileHistoryStore store = new FileHistoryStore(home);
        store.describe(APP, JobDescription.named("team/app"));
        store.append(APP, List.of(point(1, 3, 1)));
        assertThat(HistoryFile.of(JobHome.below(home, "team/app")).points()).containsExactly(point(1, 3, 1));
    }
}
