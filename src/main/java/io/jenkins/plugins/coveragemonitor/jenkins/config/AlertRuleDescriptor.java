package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks of one rule's form while people type. An empty field has its default. */
public abstract class AlertRuleDescriptor extends Descriptor<AlertRuleOption> {
    /** The available types. */
    @POST
    public ListBoxModel doFillTypeItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        ListBoxModel items = new ListBoxModel();
        for (AlertType type : AlertType.values()) {
            items.add(Choices.label(type), type.name());
        }
        return items;
    }

    /** Checks {@code pending}. */
    @POST
    public FormValidation doCheckPending(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value, () -> new RuleSettings(null, NumberField.whole(value), null, null, null, null));
    }

    /** Checks {@code resolveAfter}. */
    @POST
    public FormValidation doCheckResolveAfter(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value, () -> new RuleSettings(null, null, NumberField.whole(value), null, null, null));
    }

    /** Checks {@code margin}. */
    @POST
    public FormValidation doCheckMargin(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value, () -> new RuleSettings(null, null, null, NumberField.decimal(value), null, null));
    }

    /** Checks {@code trendWindow}. */
    @POST
    public FormValidation doCheckTrendWindow(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value, () -> new RuleSettings(null, null, null, null, NumberField.whole(value), null));
    }

    /** Checks {@code minSamples}. */
    @POST
    public FormValidation doCheckMinSamples(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value, () -> new RuleSettings(null, null, null, null, null, NumberField.whole(value)));
    }
}
