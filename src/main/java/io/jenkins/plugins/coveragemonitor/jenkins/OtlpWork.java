package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.AperiodicWork;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.metrics.ExportOutage;
import io.jenkins.plugins.coveragemonitor.metrics.OtlpExporter;
import io.jenkins.plugins.coveragemonitor.metrics.OtlpMetrics;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Exports the metrics of all jobs to the configured receiver of the OpenTelemetry protocol, once a minute. */
@Extension
public final class OtlpWork extends AperiodicWork {
    private static final Logger LOG = Logger.getLogger(OtlpWork.class.getName());

    /** The start of this process' counters. */
    private static final Instant BEGAN = Clock.systemUTC().instant();

    private static final OtlpExporter EXPORTER = new OtlpExporter(new JenkinsHttpClients(), Clock.systemUTC());

    private static final ExportOutage OUTAGE = new ExportOutage();

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    public AperiodicWork getNewInstance() {
        return new OtlpWork();
    }

    @Override
    protected void doAperiodicRun() {
        try {
            run(EXPORTER, Clock.systemUTC().instant());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // An exception here would end the export for ever.
            LOG.log(Level.WARNING, e, () -> "The metrics could not be exported");
        }
    }

    /** Exports once, if a receiver is configured; a failure is in Jenkins' log. */
    @SuppressWarnings("try") // the context is only closed
    static void run(OtlpExporter exporter, Instant now) throws IOException, InterruptedException {
        Optional<URI> receiver = MonitorConfiguration.get().otlp();
        if (receiver.isEmpty()) {
            return;
        }
        byte[] request;
        try (ACLContext asJenkins = ACL.as2(ACL.SYSTEM2)) {
            request = new OtlpMetrics(BEGAN, now)
                    .request(
                            MetricsScrape.metrics(true, now),
                            version(),
                            Jenkins.get().getRootUrl());
        }
        Optional<String> failure = exporter.export(receiver.get(), request);
        OUTAGE.news(failure).ifPresent(news -> LOG.log(failure.isEmpty() ? Level.INFO : Level.WARNING, news));
    }

    private static String version() {
        return Objects.requireNonNullElse(OtlpWork.class.getPackage().getImplementationVersion(), "unknown");
    }
}
