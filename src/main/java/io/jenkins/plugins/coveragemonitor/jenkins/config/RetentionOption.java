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

/** How long all data is kept, for jobs without a setting of their own. */
public final class RetentionOption extends JobRetentionOption {
    private @Nullable Integer deliveryDays;
    private @Nullable Integer auditDays;

    /** Creates it with the defaults. */
    @DataBoundConstructor
    public RetentionOption() {
        // everything is optional
    }

    /** How many days deliveries are kept; {@code null} if not set. */
    public @Nullable Integer getDeliveryDays() {
        return deliveryDays;
    }

    /** How many days deliveries and dead letters are kept, 1 or more; 90 by default. */
    @DataBoundSetter
    public void setDeliveryDays(Integer deliveryDays) {
        this.deliveryDays = deliveryDays;
    }

    /** How many days the audit log is kept; {@code null} if not set. */
    public @Nullable Integer getAuditDays() {
        return auditDays;
    }

    /** How many days the audit log and expired silences are kept, 1 or more; 90 by default. */
    @DataBoundSetter
    public void setAuditDays(Integer auditDays) {
        this.auditDays = auditDays;
    }

    @Override
    public Retention retention() {
        return new Retention(getBuilds(), getDays(), getAlertDays(), deliveryDays, auditDays);
    }

    /** The form and its additional checks; {@link RetentionDescriptor} has the others. */
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
