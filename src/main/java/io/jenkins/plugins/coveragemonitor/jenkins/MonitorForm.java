package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.collect.StaleReports;
import io.jenkins.plugins.coveragemonitor.collect.UnlistedFiles;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitPatch;
import io.jenkins.plugins.coveragemonitor.config.UnreadableReports;
import io.jenkins.plugins.coveragemonitor.jenkins.config.Choices;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FieldValidation;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormAccess;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.config.NumberField;
import io.jenkins.plugins.coveragemonitor.record.ChangedLinesQuery;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The checks and choices of the form that the step and the post-build action share. Their descriptors extend different
 * classes of Jenkins; Stapler finds methods of interfaces as well.
 */
public interface MonitorForm {
    /** Checks the id. */
    @POST
    default FormValidation doCheckId(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(() -> MonitorOptions.DEFAULT.withId(value).checked());
    }

    /** The choices of {@code staleReports}. */
    @POST
    default ListBoxModel doFillStaleReportsItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(StaleReports.values(), Choices.label(StaleReports.NOTE));
    }

    /** The choices of {@code unlistedFiles}. */
    @POST
    default ListBoxModel doFillUnlistedFilesItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(UnlistedFiles.values(), Choices.label(UnlistedFiles.LOST));
    }

    /** The choices of {@code unreadableReports}. */
    @POST
    default ListBoxModel doFillUnreadableReportsItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(UnreadableReports.values(), Choices.label(UnreadableReports.NOTE));
    }

    /** Checks the name. */
    @POST
    default FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value, () -> MonitorOptions.DEFAULT.withName(value).checked());
    }

    /** Checks the labels. */
    @POST
    default FormValidation doCheckLabels(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value, () -> MonitorOptions.DEFAULT.withLabels(value).checked());
    }

    /** The choices of {@code sources}. */
    @POST
    default ListBoxModel doFillSourcesItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(SourceRetention.values(), Choices.label(SourceRetention.LAST_BUILD));
    }

    /** Shows how much disk space the sources need. */
    @POST
    default FormValidation doCheckSources(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String id) {
        FormAccess.check(item);
        return SourceCosts.of(item, value, id);
    }

    /** Checks the encoding of the sources. */
    @POST
    default FormValidation doCheckSourceCodeEncoding(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value,
                () -> MonitorOptions.DEFAULT.withSourceCodeEncoding(value).checked());
    }

    /** Checks the number of files to test next. */
    @POST
    default FormValidation doCheckCriticalFiles(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(value, () -> MonitorOptions.DEFAULT
                .withCriticalFiles(NumberField.whole(value))
                .checked());
    }

    /** Checks the folder of the HTML report. */
    @POST
    default FormValidation doCheckReport(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                value, () -> MonitorOptions.DEFAULT.withReport(value).checked());
    }

    /** Checks the file that lists the changed lines. */
    @POST
    default FormValidation doCheckChanges(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(value, ChangedLinesQuery::refusal);
    }

    /** Checks the commit or branch that the work began from. */
    @POST
    default FormValidation doCheckChangedSince(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(value, GitPatch::refusal);
    }
}
