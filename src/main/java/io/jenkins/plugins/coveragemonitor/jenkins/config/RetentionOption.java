package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How long everything recorded is kept, for all jobs that say nothing else. */
public final class RetentionOption extends JobRetentionOption {
    private @Nullable Integer deliveryDays;
    private @Nullable Integer auditDays;

    /** Nothing is set. */
    @DataBoundConstructor
    public RetentionOption() {
        // everything is optional
    }

    /** How many days is known what was sent; {@code null} if it is not set. */
    public @Nullable Integer getDeliveryDays() {
        return deliveryDays;
    }

    /** How many days is known what was sent, and messages that were given up stay; 1 or more. */
    @DataBoundSetter
    public void setDeliveryDays(Integer deliveryDays) {
        this.deliveryDays = deliveryDays;
    }

    /** How many days is known who changed what; {@code null} if it is not set. */
    public @Nullable Integer getAuditDays() {
        return auditDays;
    }

    /** How many days is known who changed what, and silences that ended stay; 1 or more. */
    @DataBoundSetter
    public void setAuditDays(Integer auditDays) {
        this.auditDays = auditDays;
    }

    @Override
    public Retention retention() {
        return new Retention(getBuilds(), getDays(), getAlertDays(), deliveryDays, auditDays);
    }

    /** What the form shows, and what it checks beside all checks of a retention. */
    @Extension
    public static final class DescriptorImpl extends RetentionDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RetentionOption_DisplayName();
        }

        /** Checks {@code deliveryDays}. */
        @POST
        public FormValidation doCheckDeliveryDays(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> new Retention(null, null, null, NumberField.whole(value), null));
        }

        /** Checks {@code auditDays}. */
        @POST
        public FormValidation doCheckAuditDays(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> new Retention(null, null, null, null, NumberField.whole(value)));
        }
    }
}
