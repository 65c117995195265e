package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.jenkins.config.EmailChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.LogChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableChannelTest {
    private static final class Heard extends Handler {
        private final List<String> sentences = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            sentences.add(entry.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void isToldOfWhenItBeginsAndNotWithEachBuild(@TempDir Path home) {
        MonitorConfiguration configuration = mock(MonitorConfiguration.class);
        when(configuration.retention()).thenReturn(Retention.DEFAULT);
        EmailChannelOption nobody = new EmailChannelOption("team");
        when(configuration.getChannels()).thenReturn(List.of(new LogChannelOption("log"), nobody));
        Jenkins jenkins = mock(Jenkins.class);
        when(jenkins.getRootDir()).thenReturn(home.toFile());
        Logger log = Logger.getLogger(MonitorService.class.getName());
        Heard heard = new Heard();
        log.addHandler(heard);
        try (var running = mockStatic(Jenkins.class);
                var proxy = mockStatic(ProxyConfiguration.class);
                var extensions = mockStatic(ExtensionList.class, CALLS_REAL_METHODS)) {
            proxy.when(ProxyConfiguration::newHttpClientBuilder).thenReturn(HttpClient.newBuilder());
            running.when(Jenkins::get).thenReturn(jenkins);
            extensions
                    .when(() -> ExtensionList.lookupSingleton(MonitorConfiguration.class))
                    .thenReturn(configuration);
            MonitorService service = new MonitorService();
            assertThat(service.box().channels()).isEmpty();
            service.refresh();
            service.refresh();
            assertThat(service.box().channels()).extracting(Channel::name).containsExactly("log");
            assertThat(heard.sentences).containsExactly("channel 'team': say to whom the e-mail goes");

            when(configuration.getChannels()).thenReturn(List.of());
            service.refresh();
            when(configuration.getChannels()).thenReturn(List.of(nobody));
            service.refresh();
            assertThat(heard.sentences)
                    .as("it was put right and is wrong again")
                    .hasSize(2);
            service.stop();
        } finally {
            log.removeHandler(heard);
        }
    }

    /** Its address or credential is gone for now: what it should hear is put into the outbox all the same. */
    @Test
    void hearsOfAJobAgainWhenItCanBeUsed(@TempDir Path home) throws Exception {
        MonitorConfiguration configuration = mock(MonitorConfiguration.class);
        when(configuration.retention()).thenReturn(Retention.DEFAULT);
        EmailChannelOption nobody = new EmailChannelOption("team");
        when(configuration.getChannels()).thenReturn(List.of(new LogChannelOption("log"), nobody));
        Jenkins jenkins = mock(Jenkins.class);
        when(jenkins.getRootDir()).thenReturn(home.toFile());
        Job<?, ?> job = mock(Job.class);
        when(job.getRootDir()).thenReturn(home.resolve("job").toFile());
        when(job.getBuildDir()).thenReturn(home.resolve("job/builds").toFile());
        try (var running = mockStatic(Jenkins.class);
                var proxy = mockStatic(ProxyConfiguration.class);
                var extensions = mockStatic(ExtensionList.class, CALLS_REAL_METHODS)) {
            proxy.when(ProxyConfiguration::newHttpClientBuilder).thenReturn(HttpClient.newBuilder());
            running.when(Jenkins::get).thenReturn(jenkins);
            extensions
                    .when(() -> ExtensionList.lookupSingleton(MonitorConfiguration.class))
                    .thenReturn(configuration);
            MonitorService service = new MonitorService();
            service.box();
            service.refresh();

            assertThat(service.hearing(job, "coverage"))
                    .extracting(Channel::name)
                    .containsExactly("log", "team");
            assertThat(service.hearing(job, "coverage").get(1).filter()).isEqualTo(nobody.filter());
            assertThat(service.box().channels()).extracting(Channel::name).containsExactly("log");

            when(configuration.getChannels()).thenReturn(List.of(new LogChannelOption("log")));
            service.refresh();
            assertThat(service.hearing(job, "coverage"))
                    .as("one that is not configured any more hears nothing")
                    .extracting(Channel::name)
                    .containsExactly("log");
            service.stop();
        }
    }
}
