package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Channels;
import io.jenkins.plugins.coveragemonitor.notify.Dispatcher;
import io.jenkins.plugins.coveragemonitor.notify.Messages;
import io.jenkins.plugins.coveragemonitor.notify.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.OutboxLimits;
import io.jenkins.plugins.coveragemonitor.notify.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** What of the monitor lives as long as Jenkins does: the outbox and its channels. */
@Extension
public final class MonitorService {
    private static final Logger LOG = Logger.getLogger(MonitorService.class.getName());

    private final Channels factory =
            new Channels(ProxyConfiguration::newHttpClientBuilder, new Targets(true), Clock.systemUTC(), LOG::info);
    private Outbox outbox;

    static MonitorService get() {
        return ExtensionList.lookupSingleton(MonitorService.class);
    }

    /** The silences that hold. */
    Silences silences() {
        return Silences.NONE;
    }

    /** Begins to deliver what waits. */
    synchronized void start() {
        outbox().use(channels());
        outbox().start();
    }

    /** Takes the channels as they are configured now. */
    synchronized void refresh() {
        if (outbox != null) {
            outbox.use(channels());
        }
    }

    /** Hands what a job's alert book has to say to the outbox; delivery is on threads of its own. */
    void tell(Job<?, ?> job, CoverageMonitor monitor, MonitorOptions options) throws IOException {
        Outbox box;
        synchronized (this) {
            box = outbox();
            box.use(channels());
            box.start();
        }
        List<String> chosen = options.channels();
        List<Channel> hearing = box.channels().stream()
                .filter(channel -> chosen.isEmpty() || chosen.contains(channel.name()))
                .toList();
        Messages messages = new Messages(job.getFullName(), build -> BuildLinks.of(job, build, options.id()));
        new Dispatcher(box).dispatch(monitor.alerts(), messages, hearing);
    }

    /** Throws away what waits about a job that is gone. */
    synchronized void forget(String job) {
        try {
            outbox().forget(job);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "Messages about the deleted job " + job + " could not be thrown away");
        }
    }

    /** Stops delivering; what waits stays on disk. */
    synchronized void stop() {
        if (outbox == null) {
            return;
        }
        try {
            outbox.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The outbox could not be closed", e);
        }
        outbox = null;
    }

    private Outbox outbox() {
        if (outbox == null) {
            Path folder = Jenkins.get()
                    .getRootDir()
                    .toPath()
                    .resolve("coverage-monitor")
                    .resolve("outbox");
            outbox = new Outbox(folder, OutboxLimits.DEFAULT, Clock.systemUTC(), new SecureRandom());
        }
        return outbox;
    }

    /** A channel that cannot be used is told of once here and costs the others nothing. */
    private List<Channel> channels() {
        List<Channel> all = new ArrayList<>();
        for (ChannelOption option : MonitorConfiguration.get().getChannels()) {
            try {
                all.add(factory.create(option.settings()));
            } catch (IllegalArgumentException unusable) {
                LOG.warning(unusable.getMessage());
            }
        }
        return all;
    }
}
