package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.metrics.OtlpExporter;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The global configuration: channels, the interval of the periodic check, retention, metrics and the digest. */
@Extension
@Symbol("coverageMonitor")
public final class MonitorConfiguration extends MonitorConfigurationForm implements PersistentDescriptor {
    private static final Logger LOG = Logger.getLogger(MonitorConfiguration.class.getName());

    private List<ChannelOption> channels = new ArrayList<>();
    private int checkMinutes = USUAL_MINUTES;
    private @Nullable String metricsKeyCredentialsId;
    private @Nullable String otlpEndpoint;
    private @Nullable String digestSchedule;
    private @Nullable String digestZone;
    private @Nullable String digestChannels;
    private int digestDays = DigestSchedule.WEEK;
    private @Nullable RetentionOption retention;

    public static MonitorConfiguration get() {
        return ExtensionList.lookupSingleton(MonitorConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Coverage Monitor";
    }

    /** The channels. */
    public List<ChannelOption> getChannels() {
        return channels == null
                ? List.of()
                : channels.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public List<String> names() {
        return getChannels().stream()
                .map(ChannelOption::getName)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The channels; two of the same name are refused. A change takes effect at once, and is in the audit log. */
    @DataBoundSetter
    public void setChannels(List<ChannelOption> channels) {
        change(channels, checkMinutes, retention);
    }

    /** Replaces the channels for a caller that writes the audit log itself. */
    public void replaceChannels(List<ChannelOption> channels) {
        take(channels, checkMinutes, retention);
    }

    /** The interval of the periodic check in minutes, 1 to 1440. */
    public int getCheckMinutes() {
        // A file may have been written by hand.
        return Math.min(DAY, Math.max(1, checkMinutes));
    }

    /** The interval of the periodic check in minutes, 1 to 1440; takes effect after the next check. */
    @DataBoundSetter
    public void setCheckMinutes(int checkMinutes) {
        change(channels, checkMinutes, retention);
    }

    /** How long data is kept, {@code null} if not set. */
    public @Nullable RetentionOption getRetention() {
        return retention;
    }

    /** How long data is kept for all jobs without a setting of their own; applies to what is written next. */
    @DataBoundSetter
    public void setRetention(RetentionOption retention) {
        change(channels, checkMinutes, retention);
    }

    /** How long data is kept for jobs without a setting of their own. */
    public Retention retention() {
        try {
            return retention == null ? Retention.DEFAULT : retention.retention().or(Retention.DEFAULT);
        } catch (IllegalArgumentException byHand) {
            // A file may have been written by hand: nothing is deleted because of that.
            return Retention.DEFAULT;
        }
    }

    /** The id of the secret text with which a scraper reads all jobs; {@code null} for none. */
    public @Nullable String getMetricsKeyCredentialsId() {
        return metricsKeyCredentialsId;
    }

    /** The id of the secret text with which a scraper reads all jobs; empty or {@code null} for none. */
    @DataBoundSetter
    public void setMetricsKeyCredentialsId(String metricsKeyCredentialsId) {
        String wanted = FormStrings.toNull(metricsKeyCredentialsId);
        if (saved(this.metricsKeyCredentialsId, wanted, () -> this.metricsKeyCredentialsId = wanted)) {
            audit("metricsKey.update", wanted, wanted == null ? "no key" : "a key");
        }
    }

    /** The receiver of the OpenTelemetry protocol that metrics are exported to; {@code null} for none. */
    public @Nullable String getOtlpEndpoint() {
        return otlpEndpoint;
    }

    /**
     * The receiver of the OpenTelemetry protocol that metrics are exported to, such as {@code http://collector:4318};
     * empty for none.
     */
    @DataBoundSetter
    public void setOtlpEndpoint(@Nullable String otlpEndpoint) {
        String wanted = FormStrings.toNull(otlpEndpoint);
        otlp(wanted);
        if (saved(this.otlpEndpoint, wanted, () -> this.otlpEndpoint = wanted)) {
            audit("otlp.update", null, wanted == null ? "no receiver" : "to " + wanted);
        }
    }

    private static Optional<URI> otlp(@Nullable String endpoint) {
        try {
            return endpoint == null ? Optional.empty() : Optional.of(OtlpExporter.address(endpoint));
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("otlpEndpoint", e.getMessage());
        }
    }

    /** The address that metrics are exported to; empty for none, or if a file written by hand has an invalid one. */
    public Optional<URI> otlp() {
        try {
            return otlp(otlpEndpoint);
        } catch (IllegalArgumentException byHand) {
            LOG.log(Level.FINE, byHand, () -> "No receiver of metrics");
            return Optional.empty();
        }
    }

    /** When the digest is sent, in the syntax of Jenkins' triggers; {@code null} for never. */
    public @Nullable String getDigestSchedule() {
        return digestSchedule;
    }

    /** When the digest is sent, in the syntax of Jenkins' triggers; empty for never. */
    @DataBoundSetter
    public void setDigestSchedule(String digestSchedule) {
        changeDigest(digestSchedule, digestZone, digestChannels, digestDays);
    }

    /** The time zone of the digest's schedule and days; {@code null} for Jenkins' own. */
    public @Nullable String getDigestZone() {
        return digestZone;
    }

    /** The time zone of the digest's schedule and days, such as {@code Europe/Berlin}; empty for Jenkins' own. */
    @DataBoundSetter
    public void setDigestZone(String digestZone) {
        changeDigest(digestSchedule, digestZone, digestChannels, digestDays);
    }

    /** The channels that send the digest, separated by commas. */
    public @Nullable String getDigestChannels() {
        return digestChannels;
    }

    /** Sets the channels that send the digest, separated by commas. */
    @DataBoundSetter
    public void setDigestChannels(String digestChannels) {
        changeDigest(digestSchedule, digestZone, digestChannels, digestDays);
    }

    /** How many days the digest covers. */
    public int getDigestDays() {
        // A file of an older version does not have it.
        return digestDays < 1 ? DigestSchedule.WEEK : digestDays;
    }

    /** How many days the digest covers, 1 to 366. */
    @DataBoundSetter
    public void setDigestDays(int digestDays) {
        changeDigest(digestSchedule, digestZone, digestChannels, digestDays);
    }

    /** When and to whom the digest is sent; {@code null} if it is not. */
    public @Nullable DigestSchedule digest() {
        return DigestSchedule.of(digestSchedule, digestZone, getDigestDays(), digestChannels);
    }

    private void changeDigest(@Nullable String schedule, @Nullable String zone, @Nullable String channels, int days) {
        String when = FormStrings.toNull(schedule);
        if (when != null) {
            DigestSchedule.cron(when);
        }
        DigestSchedule.zone(zone);
        DigestSchedule.days(days);
        List<@Nullable Object> before = Arrays.asList(digestSchedule, digestZone, digestChannels, getDigestDays());
        List<@Nullable Object> after =
                Arrays.asList(when, FormStrings.toNull(zone), FormStrings.toNull(channels), days);
        if (saved(before, after, () -> {
            digestSchedule = when;
            digestZone = FormStrings.toNull(zone);
            digestChannels = FormStrings.toNull(channels);
            digestDays = days;
        })) {
            audit("digest.update", null, when == null ? "never" : when + " by " + digestChannels);
        }
    }

    /** The key with which a scraper reads all jobs; empty for none, or if the secret text does not exist. */
    public Optional<Secret> metricsKey() {
        try {
            return metricsKeyCredentialsId == null
                    ? Optional.empty()
                    : Optional.of(SecretTextCredential.wanted("the metrics key", metricsKeyCredentialsId));
        } catch (IllegalArgumentException notThere) {
            LOG.log(Level.FINE, notThere, () -> "No metrics key");
            return Optional.empty();
        }
    }

    /**
     * Applies a form, completely or not at all. A form without channels does not contain the field, so that its setter
     * would not be called when the last one is removed; a form without our section changes nothing.
     */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            if (!form.isEmpty()) {
                int minutes = minutes(form.optString("checkMinutes"));
                change(
                        SubmittedForm.bindList(request, "channels", ChannelOption.class, form),
                        minutes,
                        form.optJSONObject("retention") == null
                                ? null
                                : SubmittedForm.bind(request, RetentionOption.class, form.getJSONObject("retention")));
                setMetricsKeyCredentialsId(form.optString("metricsKeyCredentialsId"));
                setOtlpEndpoint(form.optString("otlpEndpoint"));
                changeDigest(
                        form.optString("digestSchedule"),
                        form.optString("digestZone"),
                        form.optString("digestChannels"),
                        digestDays(form.optString("digestDays")));
            }
            return true;
        } catch (InvalidOptionException refused) {
            throw refused.onForm();
        }
    }

    /** Applies and saves a value if it differs from the current one; returns whether it does. */
    private boolean saved(@Nullable Object before, @Nullable Object wanted, Runnable change) {
        synchronized (MonitorConfiguration.class) {
            if (Objects.equals(before, wanted)) {
                return false;
            }
            change.run();
            save();
            return true;
        }
    }

    private void change(List<ChannelOption> channels, int checkMinutes, @Nullable RetentionOption retention) {
        Retention retentionBefore = retention();
        List<ChannelOption> channelsBefore = getChannels();
        int minutesBefore = this.checkMinutes;
        take(channels, checkMinutes, retention);
        ChannelChange.between(channelsBefore, this.channels)
                .forEach(change -> audit(change.action(), change.name(), change.note()));
        if (minutesBefore != checkMinutes) {
            audit("check.update", null, "every " + Plurals.count(checkMinutes, "minute") + ", before " + minutesBefore);
        }
        if (!retentionBefore.equals(retention())) {
            audit("retention.update", null, retention().words() + "; before " + retentionBefore.words());
        }
    }

    /** Checks everything before anything is changed, and saves once. */
    private void take(List<ChannelOption> channels, int checkMinutes, @Nullable RetentionOption retention) {
        List<ChannelOption> all = channels == null ? List.of() : channels;
        Set<String> names = new HashSet<>();
        for (ChannelOption channel : all) {
            if (!names.add(channel.getName())) {
                throw new InvalidOptionException(
                        "channels",
                        "two channels have the name '" + channel.getName() + "': give each a name of its own");
            }
        }
        checked(checkMinutes);
        checked(retention);
        synchronized (MonitorConfiguration.class) {
            this.channels = new ArrayList<>(all);
            this.checkMinutes = checkMinutes;
            this.retention = retention;
            save();
        }
        MonitorRuntime.get().refresh();
    }

    private static void checked(@Nullable RetentionOption retention) {
        try {
            if (retention != null) {
                retention.retention();
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("retention", e.getMessage());
        }
    }

    private static void audit(String action, @Nullable String what, String note) {
        try {
            String who = Jenkins.getAuthentication2().getName();
            MonitorRuntime.get().audit().add(who, action, null, what, note);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "The audit log could not record " + action);
        }
    }
}
