package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.notify.TemplatePreview;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.MockedStatic;

/** What Jenkins says of jobs that are renamed, moved into a folder and deleted reaches what lies outside of them. */
class JobEventsTest {
    @TempDir
    Path folder;

    private final JobEvents events = new JobEvents();
    private MonitorState state;
    private Outbox outbox;
    private MockedStatic<?> extensions;

    @BeforeEach
    void open() throws IOException {
        state = MonitorState.in(folder, Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT);
        outbox = new Outbox(
                folder.resolve("outbox"), OutboxLimits.DEFAULT, Clock.systemUTC(), new Random(1), sentence -> {});
        MonitorService service = mock(MonitorService.class);
        when(service.state()).thenReturn(state);
        when(service.box()).thenReturn(outbox);
        when(service.live()).thenReturn(mock(LiveFeed.class));
        var lists = mockStatic(ExtensionList.class);
        lists.when(() -> ExtensionList.lookupSingleton(MonitorService.class)).thenReturn(service);
        extensions = lists;
        // It tells of a job example-job.
        outbox.put(
                "ops",
                TemplatePreview.message("m1", Instant.EPOCH, "http://ci.example/job/example-job/16/coverage-monitor/"));
        state.monitoring().stop("example-job", "ann", "");
    }

    @AfterEach
    void close() {
        extensions.close();
    }

    private static Job<?, ?> job(String name) {
        Job<?, ?> job = mock(Job.class);
        when(job.getFullName()).thenReturn(name);
        return job;
    }

    private Set<String> waiting() throws IOException {
        return outbox.jobs().keySet();
    }

    @Test
    void aJobThatIsRenamedTakesAlongWhatWaitsAndWhatIsSet() throws IOException {
        events.onLocationChanged(job("billing"), "example-job", "billing");
        assertThat(waiting()).containsExactly("billing");
        assertThat(state.monitoring().isOn("billing")).isFalse();
        assertThat(state.monitoring().isOn("example-job")).isTrue();
    }

    @Test
    void soDoesOneThatIsMovedIntoAFolder() throws IOException {
        events.onLocationChanged(job("shop/example-job"), "example-job", "shop/example-job");
        assertThat(waiting()).containsExactly("shop/example-job");
        assertThat(state.monitoring().isOn("shop/example-job")).isFalse();
    }

    @Test
    void ofAJobThatIsDeletedNothingWaitsAndNothingIsSet() throws IOException {
        events.onCheckDelete(job("example-job"));
        assertThat(state.pendingDeletions().begun()).containsExactly("example-job");
        events.onDeleted(job("example-job"));
        assertThat(waiting()).isEmpty();
        assertThat(state.pendingDeletions().begun()).isEmpty();
        assertThat(state.monitoring().isOn("example-job")).isTrue();
    }

    /** Jenkins tells of the jobs in a folder one by one. */
    @Test
    void aFolderItselfIsNoJob() throws IOException {
        Item box = mock(Item.class);
        when(box.getFullName()).thenReturn("example-job");
        events.onCheckDelete(box);
        events.onDeleted(box);
        events.onLocationChanged(box, "example-job", "other");
        assertThat(waiting()).containsExactly("example-job");
        assertThat(state.pendingDeletions().begun()).isEmpty();
    }
}
