package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.model.Job;
import hudson.scheduler.CronTabList;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.config.DigestSchedule;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import org.mockito.MockedStatic;

/** When the digest leaves Jenkins, and by whom. */
@SuppressWarnings({"unchecked", "rawtypes"})
class DigestWorkTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");

    @TempDir
    Path folder;

    private final Outbox box = mock(Outbox.class);
    private final ArgumentCaptor<Calendar> asked = ArgumentCaptor.forClass(Calendar.class);

    private void run(boolean due, int... covered) throws IOException {
        Job<?, ?> job = mock(Job.class);
        Path root = folder.resolve("app");
        when(job.getFullName()).thenReturn("app");
        when(job.getRootDir()).thenReturn(root.toFile());
        when(job.getBuildDir()).thenReturn(root.resolve("builds").toFile());
        for (int i = 0; i < covered.length; i++) {
            HistoryFile.of(JobFiles.home(job, JobHome.DEFAULT_ID))
                    .append(Point.builder(i + 1, MONDAY.minus(Duration.ofDays(5L * (covered.length - i))))
                            .totals(Counters.of(Metric.LINE, new Counter(covered[i], 100 - covered[i])))
                            .create());
        }
        Jenkins jenkins = mock(Jenkins.class);
        when(jenkins.getAllItems(Job.class)).thenReturn((List) List.of(job));
        when(jenkins.getRootUrl()).thenReturn("https://ci.example.com/");
        MonitorConfiguration configuration = mock(MonitorConfiguration.class);
        when(configuration.digest())
                .thenReturn(new DigestSchedule("0 7 * * 1", ZoneId.of("Europe/Berlin"), 7, List.of("weekly", "gone")));
        MonitorService service = mock(MonitorService.class);
        when(service.box()).thenReturn(box);
        Channel weekly = mock(Channel.class);
        when(weekly.name()).thenReturn("weekly");
        when(box.channels()).thenReturn(List.of(weekly));
        CronTabList tabs = mock(CronTabList.class);
        when(tabs.check(asked.capture())).thenReturn(due);
        try (MockedStatic<Jenkins> running = mockStatic(Jenkins.class);
                MockedStatic<MonitorService> services = mockStatic(MonitorService.class);
                MockedStatic<MonitorConfiguration> configurations = mockStatic(MonitorConfiguration.class);
                MockedStatic<CronTabList> crons = mockStatic(CronTabList.class)) {
            running.when(Jenkins::get).thenReturn(jenkins);
            services.when(MonitorService::get).thenReturn(service);
            configurations.when(MonitorConfiguration::get).thenReturn(configuration);
            crons.when(() -> CronTabList.create("0 7 * * 1")).thenReturn(tabs);
            DigestWork.run(MONDAY);
        }
    }

    @Test
    void itIsPutIntoTheOutboxInAMinuteOfItsSchedule() throws IOException {
        run(true, 80, 90);
        ArgumentCaptor<Message> message = ArgumentCaptor.forClass(Message.class);
        verify(box).put(eq("weekly"), message.capture());
        assertThat(message.getValue().title()).isEqualTo("Coverage from 16 November to 23 November: 1 job rose");
        assertThat(message.getValue().link()).isEqualTo("https://ci.example.com/coverage-monitor/");
        verify(box, never()).put(eq("gone"), any());
        assertThat(asked.getValue().get(Calendar.HOUR_OF_DAY))
                .as("the schedule's own time zone")
                .isEqualTo(7);
    }

    @Test
    void itIsNotSentAtAnotherTimeNorWithoutAnythingToSay() throws IOException {
        run(false, 80, 90);
        verify(box, never()).put(any(), any());
        run(true, 90, 90);
        verify(box, never()).put(any(), any());
    }
}
