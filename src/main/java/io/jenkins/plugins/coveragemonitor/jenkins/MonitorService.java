package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.api.state.AuditLog;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.digest.Digest;
import io.jenkins.plugins.coveragemonitor.digest.DigestMessage;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorRuntime;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.notify.AlertMessages;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Dispatcher;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxLimits;
import io.jenkins.plugins.coveragemonitor.notify.outbox.UnusableChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** The running part of the monitor: the outbox and its channels, for as long as Jenkins runs. */
@Extension
public final class MonitorService implements MonitorRuntime {
    private static final Logger LOG = Logger.getLogger(MonitorService.class.getName());

    private final ChannelKinds factory = new ChannelKinds(
                    new JenkinsHttpClients(), new TargetPolicy(true), Clock.systemUTC(), LOG::info, new JenkinsMailer())
            .showingOn(message -> live().show(message));
    private final JobSummaries summaries = new JobSummaries(Clock.systemUTC());
    private final LiveFeed live = new LiveFeed(summaries);
    private final HistoryImport histories = new HistoryImport();
    private @Nullable Outbox outbox;
    private @Nullable MonitorState state;

    /** Why channels cannot be used, as last logged. */
    private Set<String> notified = Set.of();

    private List<UnusableChannel> unusable = List.of();

    static MonitorService get() {
        return ExtensionList.lookupSingleton(MonitorService.class);
    }

    /** The summaries of all jobs for the dashboard. */
    JobSummaries summaries() {
        return summaries;
    }

    /** The live events for viewers. */
    LiveFeed live() {
        return live;
    }

    /** The settings made at run time. */
    synchronized MonitorState state() {
        if (state == null) {
            state = MonitorState.in(folder(), Clock.systemUTC(), new SecureRandom(), () -> MonitorConfiguration.get()
                    .retention());
        }
        return state;
    }

    /** The outbox of waiting messages. */
    synchronized Outbox box() {
        return outbox();
    }

    @Override
    public Channel channel(ChannelOption option) {
        return option.channel(factory);
    }

    /** Starts to deliver waiting messages. */
    synchronized void start() {
        outbox().use(channels());
        outbox().start();
    }

    @Override
    public String digest(int days, ZoneId zone) {
        Digest digest = DigestWork.digest(Instant.now(), days);
        return digest.isEmpty() ? "" : DigestMessage.of(digest, "", zone, null).text();
    }

    @Override
    public AuditLog audit() {
        return state().audit();
    }

    @Override
    public synchronized void refresh() {
        if (outbox != null) {
            outbox.keep(MonitorConfiguration.get().retention().ofDeliveries());
            outbox.use(channels());
        }
    }

    /** Moves the waiting notices of a job's alert store to the outbox; other threads deliver them. */
    void dispatch(Job<?, ?> job, CoverageMonitor monitor, MonitorOptions options) throws IOException {
        ChosenChannels chosen = new ChosenChannels(JobFiles.home(job, options.id()));
        chosen.keep(options.channels());
        dispatch(job, monitor, options.id());
    }

    /**
     * Moves the notices about changes by a person or by time to the outbox, for the channels that the job last chose.
     */
    void dispatch(Job<?, ?> job, CoverageMonitor monitor, String id) throws IOException {
        live.changed(job, id);
        Outbox box = ready();
        List<Channel> hearing = hearing(job, id);
        AlertMessages messages =
                new AlertMessages(job.getFullName(), monitor.label(), build -> BuildLinks.of(job, build, id));
        new Dispatcher(box).dispatch(monitor.alerts(), messages, hearing);
        StoreService.changed(job, id);
    }

    /**
     * The configured channels that a job last chose, or all if it chose none. Messages for an unusable one wait until
     * it can be used.
     */
    List<Channel> hearing(Job<?, ?> job, String id) throws IOException {
        List<String> chosen = new ChosenChannels(JobFiles.home(job, id)).read();
        List<Channel> configured = new ArrayList<>();
        synchronized (this) {
            configured.addAll(box().channels());
            configured.addAll(unusable);
        }
        return configured.stream()
                .filter(channel -> chosen.isEmpty() || chosen.contains(channel.name()))
                .toList();
    }

    @Override
    public boolean importHistory() {
        return histories.begin(new JenkinsCaller().name(), audit());
    }

    /** The change requests of builds. */
    ChangeRequests changeRequests() {
        return new ChangeRequests(folder().resolve("change-requests"));
    }

    /** Ends the comments on the change requests of a deleted job. */
    void deleted(String job) throws IOException {
        changeRequests().deleted(job);
    }

    /** The channels of a job that comment on change requests. */
    List<Channel> commenting(Job<?, ?> job, String id) throws IOException {
        return hearing(job, id).stream().filter(Channel::comments).toList();
    }

    /** Puts a comment into the outbox for the channels that the job last chose. */
    void comment(Job<?, ?> job, String id, Message message) throws IOException {
        new Dispatcher(ready()).comment(message, hearing(job, id));
    }

    /** Puts a comment into the outbox for all channels, because its job is gone. */
    void comment(Message message) throws IOException {
        Outbox box = ready();
        new Dispatcher(box).comment(message, box.channels());
    }

    private synchronized Outbox ready() {
        Outbox box = outbox();
        box.use(channels());
        box.start();
        return box;
    }

    /** Stops delivering; waiting messages stay on disk. */
    synchronized void stop() {
        live.close();
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

    private static Path folder() {
        return Jenkins.get().getRootDir().toPath().resolve("coverage-monitor");
    }

    private Outbox outbox() {
        if (outbox == null) {
            outbox = new Outbox(
                    folder().resolve("outbox"),
                    OutboxLimits.DEFAULT,
                    Clock.systemUTC(),
                    new SecureRandom(),
                    LOG::warning);
            outbox.keep(MonitorConfiguration.get().retention().ofDeliveries());
        }
        return outbox;
    }

    /**
     * An unusable channel does not affect the others. The reason is logged when it appears or changes, not with each
     * build.
     */
    private List<Channel> channels() {
        List<Channel> all = new ArrayList<>();
        List<UnusableChannel> waiting = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (ChannelOption option : MonitorConfiguration.get().getChannels()) {
            try {
                all.add(option.channel(factory));
            } catch (IllegalArgumentException unusable) {
                String reason = String.valueOf(unusable.getMessage());
                reasons.add(reason);
                waiting.add(new UnusableChannel(option.getName(), option.filter(), option.comments(), reason));
            }
        }
        for (String reason : reasons) {
            if (!notified.contains(reason)) {
                LOG.warning(reason);
            }
        }
        notified = reasons;
        this.unusable = List.copyOf(waiting);
        return all;
    }
}
