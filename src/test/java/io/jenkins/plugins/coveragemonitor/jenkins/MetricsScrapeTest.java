package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/** Who reads the figures of which jobs. */
@SuppressWarnings({"unchecked", "rawtypes", "try"})
class MetricsScrapeTest {
    @TempDir
    Path folder;

    private final Jenkins jenkins = mock(Jenkins.class);
    private final MonitorConfiguration configuration = mock(MonitorConfiguration.class);
    private final StaplerRequest2 request = mock(StaplerRequest2.class);
    private final StaplerResponse2 response = mock(StaplerResponse2.class);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean asJenkins;

    @BeforeEach
    void jobs() throws IOException {
        Job<?, ?> open = job("open");
        Job<?, ?> secret = job("secret");
        when(open.hasPermission(Item.READ)).thenReturn(true);
        when(secret.hasPermission(Item.READ)).then(call -> asJenkins);
        when(jenkins.getAllItems(Job.class)).thenReturn((List) List.of(open, secret));
        when(configuration.retention()).thenReturn(Retention.DEFAULT);
        when(configuration.metricsKey()).thenReturn(Optional.of(Secret.of("board-key")));
        when(response.getOutputStream()).thenReturn(new Bytes());
    }

    private Job<?, ?> job(String name) throws IOException {
        Job<?, ?> job = mock(Job.class);
        Path root = folder.resolve(name);
        when(job.getFullName()).thenReturn(name);
        when(job.getRootDir()).thenReturn(root.toFile());
        when(job.getBuildDir()).thenReturn(root.resolve("builds").toFile());
        HistoryFile.of(JobFiles.home(job, JobHome.DEFAULT_ID))
                .append(Point.builder(1, Instant.parse("2026-11-21T08:00:00Z"))
                        .totals(Counters.of(Metric.LINE, new Counter(3, 1)))
                        .create());
        return job;
    }

    private String scrape(String authorization) throws IOException {
        when(request.getHeader("Authorization")).thenReturn(authorization);
        ACLContext context = mock(ACLContext.class);
        doAnswer(call -> asJenkins = false).when(context).close();
        MonitorService service = mock(MonitorService.class);
        Outbox box = mock(Outbox.class);
        when(service.box()).thenReturn(box);
        when(box.status()).thenReturn(List.of(new ChannelStatus("ops", 0, 0, 5, 0, 0, null, null, null)));
        try (MockedStatic<Jenkins> running = mockStatic(Jenkins.class);
                MockedStatic<ACL> acl = mockStatic(ACL.class);
                MockedStatic<MonitorService> services = mockStatic(MonitorService.class);
                MockedStatic<MonitorConfiguration> configurations = mockStatic(MonitorConfiguration.class)) {
            running.when(Jenkins::get).thenReturn(jenkins);
            services.when(MonitorService::get).thenReturn(service);
            configurations.when(MonitorConfiguration::get).thenReturn(configuration);
            acl.when(() -> ACL.as2(ACL.SYSTEM2)).then(call -> {
                asJenkins = true;
                return context;
            });
            MetricsScrape.answer(request, response);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theKeyReadsEveryJobAndTheChannels() throws IOException {
        assertThat(scrape("Bearer board-key"))
                .contains("coverage_monitor_covered{job=\"open\",metric=\"line\"} 3.0")
                .contains("job=\"secret\"")
                .contains("channel=\"ops\"");
        assertThat(asJenkins).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "bearer board-kex", "Bearer board-key2"})
    void anotherKeyReadsNothing(String authorization) throws IOException {
        assertThat(scrape(authorization)).doesNotContain("coverage_monitor_");
        verify(response).setStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aKeyThatIsEmptyIsNone(String key) throws IOException {
        when(configuration.retention()).thenReturn(Retention.DEFAULT);
        when(configuration.metricsKey()).thenReturn(Optional.of(Secret.of(key)));
        assertThat(scrape("Bearer " + key)).doesNotContain("coverage_monitor_");
        when(configuration.retention()).thenReturn(Retention.DEFAULT);
        when(configuration.metricsKey()).thenReturn(Optional.empty());
        assertThat(scrape("Bearer ")).doesNotContain("coverage_monitor_");
    }

    @Test
    void aUserReadsTheJobsThatTheyMayRead() throws IOException {
        assertThat(scrape(null))
                .contains("job=\"open\"")
                .doesNotContain("job=\"secret\"")
                .doesNotContain("channel=");
    }

    @Test
    void whoMayNotReadJenkinsReadsNothing() {
        doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(any());
        assertThatThrownBy(() -> scrape("Basic dXNlcjp4")).isInstanceOf(AccessDeniedException.class);
        assertThat(body.size()).isZero();
    }

    /** What the response would send. */
    private final class Bytes extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) {
            body.write(b);
        }
    }
}
