package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
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
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What an administrator configures: channels, the time between checks, and how long things are kept. */
@Extension
@Symbol("coverageMonitor")
public final class MonitorConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private static final Logger LOG = Logger.getLogger(MonitorConfiguration.class.getName());
    private static final int DAY = 24 * 60;
    private static final int USUAL_MINUTES = 2;

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

    public List<String> names() {
        return getChannels().stream()
                .map(ChannelOption::getName)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Sets the channels; refuses two of one name. Takes effect at once, and is in the audit log. */
    @DataBoundSetter
    public void setChannels(List<ChannelOption> channels) {
        change(channels, checkMinutes, retention);
    }

    /** Sets the channels for a caller that writes the audit log itself. */
    public void replaceChannels(List<ChannelOption> channels) {
        take(channels, checkMinutes, retention);
    }

    /** The interval of the periodic check in minutes, 1 to 1440. */
    public int getCheckMinutes() {
        // A file may have been written by hand.
        return Math.min(DAY, Math.max(1, checkMinutes));
    }

    /** Sets after how many minutes, 1 to 1440; holds from the next check on. */
    @DataBoundSetter
    public void setCheckMinutes(int checkMinutes) {
        change(channels, checkMinutes, retention);
    }

    /** How long things are kept, {@code null} if nothing is set. */
    public @Nullable RetentionOption getRetention() {
        return retention;
    }

    /** Sets how long things are kept of all jobs that say nothing else; holds from what is written next. */
    @DataBoundSetter
    public void setRetention(RetentionOption retention) {
        change(channels, checkMinutes, retention);
    }

    /** How long things are kept of jobs that say nothing else. */
    public Retention retention() {
        try {
            return retention == null ? Retention.DEFAULT : retention.retention().or(Retention.DEFAULT);
        } catch (IllegalArgumentException byHand) {
            // A file may have been written by hand: nothing is thrown away because of that.
            return Retention.DEFAULT;
        }
    }

    /** The id of the secret text with which a metrics board reads all jobs; {@code null} if none may. */
    public @Nullable String getMetricsKeyCredentialsId() {
        return metricsKeyCredentialsId;
    }

    /** Sets the id of the secret text with which a metrics board reads all jobs; empty or {@code null} for none. */
    @DataBoundSetter
    public void setMetricsKeyCredentialsId(String metricsKeyCredentialsId) {
        String wanted = FormStrings.toNull(metricsKeyCredentialsId);
        boolean changed;
        synchronized (MonitorConfiguration.class) {
            changed = !Objects.equals(this.metricsKeyCredentialsId, wanted);
            if (changed) {
                this.metricsKeyCredentialsId = wanted;
                save();
            }
        }
        if (changed) {
            audit("metricsKey.update", wanted, wanted == null ? "no key" : "a key");
        }
    }

    /** The receiver of the OpenTelemetry protocol that metrics are exported to; {@code null} for none. */
    public @Nullable String getOtlpEndpoint() {
        return otlpEndpoint;
    }

    /** Exports metrics to a receiver of the OpenTelemetry protocol, such as {@code http://collector:4318}; empty for none. */
    @DataBoundSetter
    public void setOtlpEndpoint(@Nullable String otlpEndpoint) {
        String wanted = FormStrings.toNull(otlpEndpoint);
        otlp(wanted);
        boolean changed;
        synchronized (MonitorConfiguration.class) {
            changed = !Objects.equals(this.otlpEndpoint, wanted);
            if (changed) {
                this.otlpEndpoint = wanted;
                save();
            }
        }
        if (changed) {
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

    /** Where metrics are exported to; empty if they are not, and if a file that was written by hand names no address. */
    public Optional<URI> otlp() {
        try {
            return otlp(otlpEndpoint);
        } catch (IllegalArgumentException byHand) {
            LOG.log(Level.FINE, byHand, () -> "No receiver of metrics");
            return Optional.empty();
        }
    }

    /** Checks the receiver's address. */
    @POST
    public FormValidation doCheckOtlpEndpoint(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(value, () -> OtlpExporter.address(value));
    }

    /** When the digest is sent, in the syntax of Jenkins' triggers; {@code null} for never. */
    public @Nullable String getDigestSchedule() {
        return digestSchedule;
    }

    /** Sets when the digest is sent, in the syntax of Jenkins' triggers; empty for never. */
    @DataBoundSetter
    public void setDigestSchedule(String digestSchedule) {
        changeDigest(digestSchedule, digestZone, digestChannels, digestDays);
    }

    /** The time zone of the digest's schedule and days; {@code null} for Jenkins' own. */
    public @Nullable String getDigestZone() {
        return digestZone;
    }

    /** Sets the time zone of the digest's schedule and days, such as {@code Europe/Berlin}; empty for Jenkins' own. */
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
        // A file of an older version does not know of it.
        return digestDays < 1 ? DigestSchedule.WEEK : digestDays;
    }

    /** Sets how many days the digest covers, 1 to 366. */
    @DataBoundSetter
    public void setDigestDays(int digestDays) {
        changeDigest(digestSchedule, digestZone, digestChannels, digestDays);
    }

    /** When and to whom the digest goes; {@code null} if it is not sent. */
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
        List<Object> before = Arrays.asList(digestSchedule, digestZone, digestChannels, getDigestDays());
        List<Object> after = Arrays.asList(when, FormStrings.toNull(zone), FormStrings.toNull(channels), (Object) days);
        if (before.equals(after)) {
            return;
        }
        synchronized (MonitorConfiguration.class) {
            digestSchedule = when;
            digestZone = FormStrings.toNull(zone);
            digestChannels = FormStrings.toNull(channels);
            digestDays = days;
            save();
        }
        audit("digest.update", null, when == null ? "never" : when + " by " + digestChannels);
    }

    private static int digestDays(String typed) {
        try {
            Integer days = NumberField.whole(typed);
            DigestSchedule.days(days == null ? DigestSchedule.WEEK : days);
            return days == null ? DigestSchedule.WEEK : days;
        } catch (InvalidOptionException refused) {
            throw refused;
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("digestDays", "digestDays: " + e.getMessage());
        }
    }

    /** Shows what the digest would say now with the values of the form. */
    @POST
    public FormValidation doPreviewDigest(@QueryParameter String digestDays, @QueryParameter String digestZone) {
        FormAccess.check(null);
        try {
            String text = MonitorRuntime.get().digest(digestDays(digestDays), DigestSchedule.zone(digestZone));
            return FormValidation.ok(
                    text.isEmpty()
                            ? Messages.MonitorConfiguration_EmptyDigest()
                            : String.join(" · ", text.strip().split("\\s*\\n\\s*")));
        } catch (IllegalArgumentException refused) {
            return FormValidation.error(refused.getMessage());
        }
    }

    /** Checks when the digest is sent. */
    @POST
    public FormValidation doCheckDigestSchedule(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(value, () -> DigestSchedule.cron(value));
    }

    /** Checks the time zone of the digest. */
    @POST
    public FormValidation doCheckDigestZone(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(value, () -> DigestSchedule.zone(value));
    }

    /** Checks how many days the digest covers. */
    @POST
    public FormValidation doCheckDigestDays(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(() -> digestDays(value));
    }

    /** Checks that the channels of the digest are configured. */
    @POST
    public FormValidation doCheckDigestChannels(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(value, () -> {
            for (String name : ChannelOption.words("digestChannels", value, one -> one, new Object[0])) {
                if (!names().contains(name)) {
                    throw new IllegalArgumentException(
                            "there is no channel '" + name + "'; there are " + String.join(", ", names()));
                }
            }
        });
    }

    /**
     * The key with which a metrics board reads all jobs; empty if none may, and if there is no such secret text now.
     */
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
     * Takes what the form says, as a whole or not at all. A form without channels does not mention them, so that their
     * setter alone would never hear of the last one's end; one that says nothing of us changes nothing.
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

    private static void checked(int minutes) {
        if (minutes < 1 || minutes > DAY) {
            throw new InvalidOptionException("checkMinutes", "checkMinutes is " + minutes + "; give 1 to " + DAY);
        }
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

    /** The minutes as they were typed; nothing is the usual time. */
    private static int minutes(String typed) {
        Integer minutes;
        try {
            minutes = NumberField.whole(typed);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("checkMinutes", "checkMinutes: " + e.getMessage());
        }
        checked(minutes == null ? USUAL_MINUTES : minutes);
        return minutes == null ? USUAL_MINUTES : minutes;
    }

    /** Checks after how many minutes. */
    @POST
    public FormValidation doCheckCheckMinutes(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(() -> minutes(value));
    }

    /** The secret texts to choose a metrics key from. */
    @POST
    public ListBoxModel doFillMetricsKeyCredentialsIdItems(@QueryParameter String metricsKeyCredentialsId) {
        FormAccess.check(null);
        return SecretTextChoices.texts(metricsKeyCredentialsId);
    }

    /** Checks whether there is such a secret text. */
    @POST
    public FormValidation doCheckMetricsKeyCredentialsId(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(value, () -> SecretTextCredential.wanted("the metrics key", value.strip()));
    }

    private static void audit(String action, @Nullable String what, String note) {
        try {
            String who = Jenkins.getAuthentication2().getName();
            MonitorRuntime.get().audit().add(who, action, null, what, note);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "The audit log could not take " + action);
        }
    }

    /** Takes over the history that other plugins recorded, on the click of an administrator. */
    @POST
    public FormValidation doImportHistory() {
        FormAccess.check(null);
        return MonitorRuntime.get().importHistory()
                ? FormValidation.ok(Messages.MonitorConfiguration_ImportBegun())
                : FormValidation.warning(Messages.MonitorConfiguration_ImportRuns());
    }
}
