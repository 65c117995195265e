package io.jenkins.plugins.coveragemonitor.history.store;

import static io.jenkins.plugins.coveragemonitor.history.store.StoreValuesTest.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RewrittenFilesTest {
    private static final JobKey JOB = new JobKey("ctrl", "a", "coverage");

    private final SharedStoreInMemory store = new SharedStoreInMemory();
    private final RewrittenFiles rewritten = new RewrittenFiles(store);

    @BeforeEach
    void storeHasThree() throws IOException {
        store.append(JOB, List.of(point(1, 10), point(2, 20), point(3, 30)));
    }

    private List<Point> unsent(boolean anew, boolean more, Point... points) throws IOException {
        return rewritten.unsent(JOB, new JournalTail(List.of(points), JournalPosition.BEGINNING, anew, more));
    }

    @Test
    void ofALongFileEachPartIsCompared() throws IOException {
        assertThat(unsent(true, true, point(1, 10), point(2, 25))).containsExactly(point(2, 25));
        assertThat(unsent(false, false, point(3, 30), point(4, 40))).containsExactly(point(4, 40));
        assertThat(unsent(false, false, point(3, 30)))
                .as("what follows was appended")
                .containsExactly(point(3, 30));
    }

    @Test
    void whatTheStoreHadBeforeItWasAskedAgainDoesNotCount() throws IOException {
        unsent(true, true, point(1, 10));
        rewritten.forget();
        assertThat(unsent(false, false, point(3, 30))).containsExactly(point(3, 30));
    }
}
