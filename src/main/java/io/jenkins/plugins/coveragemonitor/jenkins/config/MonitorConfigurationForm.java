package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.metrics.OtlpExporter;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The choices in the form of the global configuration, and its checks while people type. */
public abstract class MonitorConfigurationForm extends GlobalConfiguration {
    /** The longest interval of the periodic check, in minutes. */
    static final int DAY = 24 * 60;

    /** The default interval of the periodic check, in minutes. */
    static final int USUAL_MINUTES = 2;

    /** The names of the channels. */
    public abstract List<String> names();

    /** The minutes as they were typed; the default for an empty text. */
    static int minutes(String typed) {
        Integer minutes;
        try {
            minutes = NumberField.whole(typed);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("checkMinutes", "checkMinutes: " + e.getMessage());
        }
        checked(minutes == null ? USUAL_MINUTES : minutes);
        return minutes == null ? USUAL_MINUTES : minutes;
    }

    /** Checks the interval. */
    @POST
    public FormValidation doCheckCheckMinutes(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(() -> minutes(value));
    }

    /** The secret texts that may be a key for metrics. */
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

    /** Checks the receiver's address. */
    @POST
    public FormValidation doCheckOtlpEndpoint(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(value, () -> OtlpExporter.address(value));
    }

    static int digestDays(String typed) {
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

    /** Shows the current digest for the values of the form. */
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
            List<String> names = names();
            for (String name : ChannelOption.words("digestChannels", value, one -> one, new Object[0])) {
                if (!names.contains(name)) {
                    throw new IllegalArgumentException(
                            "there is no channel '" + name + "'; there are " + String.join(", ", names));
                }
            }
        });
    }

    static void checked(int minutes) {
        if (minutes < 1 || minutes > DAY) {
            throw new InvalidOptionException("checkMinutes", "checkMinutes is " + minutes + "; give 1 to " + DAY);
        }
    }

    /** Imports the history of other plugins when an administrator requests it. */
    @POST
    public FormValidation doImportHistory() {
        FormAccess.check(null);
        return MonitorRuntime.get().importHistory()
                ? FormValidation.ok(Messages.MonitorConfiguration_ImportBegun())
                : FormValidation.warning(Messages.MonitorConfiguration_ImportRuns());
    }
}
