package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.AperiodicWork;
import hudson.model.Job;
import hudson.scheduler.CronTabList;
import io.jenkins.plugins.coveragemonitor.digest.Digest;
import io.jenkins.plugins.coveragemonitor.digest.DigestMessage;
import io.jenkins.plugins.coveragemonitor.digest.Digests;
import io.jenkins.plugins.coveragemonitor.jenkins.config.DigestSchedule;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Sends the digest by its schedule, which it checks once a minute. */
@Extension
public final class DigestWork extends AperiodicWork {
    private static final Logger LOG = Logger.getLogger(DigestWork.class.getName());

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    public AperiodicWork getNewInstance() {
        return new DigestWork();
    }

    @Override
    protected void doAperiodicRun() {
        try {
            run(Instant.now().truncatedTo(ChronoUnit.MINUTES));
        } catch (IOException | RuntimeException e) {
            // An exception here would end the digest for ever.
            LOG.log(Level.WARNING, e, () -> "The digest could not be sent");
        }
    }

    /** Sends the digest if its schedule includes this minute and there is something to report. */
    static void run(Instant minute) throws IOException {
        DigestSchedule schedule = MonitorConfiguration.get().digest();
        if (schedule == null || !isDue(schedule, minute)) {
            return;
        }
        Digest digest = digest(minute, schedule.days());
        if (digest.isEmpty()) {
            LOG.fine("The digest has nothing to report");
            return;
        }
        List<String> known = MonitorService.get().box().channels().stream()
                .map(Channel::name)
                .toList();
        String root = Jenkins.get().getRootUrl();
        for (String channel : schedule.channels()) {
            if (known.contains(channel)) {
                String link = root == null ? null : root + "coverage-monitor/";
                MonitorService.get().box().put(channel, DigestMessage.of(digest, channel, schedule.zone(), link));
            } else {
                LOG.warning(() -> "The digest names the channel '" + channel + "', which is not configured");
            }
        }
    }

    private static boolean isDue(DigestSchedule schedule, Instant minute) {
        GregorianCalendar calendar = GregorianCalendar.from(minute.atZone(schedule.zone()));
        return CronTabList.create(schedule.cron()).check(calendar);
    }

    /** The digest of all jobs up to a moment. */
    @SuppressWarnings("rawtypes")
    static Digest digest(Instant to, int days) {
        Digests digests = new Digests(to.minus(Duration.ofDays(days)), to);
        for (Job job : Jenkins.get().getAllItems(Job.class)) {
            for (String id : JobFiles.ids(job)) {
                try {
                    digests.add(JobFiles.monitor(job, id));
                } catch (IOException unreadable) {
                    LOG.log(Level.FINE, unreadable, () -> job.getFullName() + " is not in the digest");
                }
            }
        }
        return digests.digest();
    }
}
