package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.collect.CarryForward;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.jenkins.extension.ExtensionFormats;
import io.jenkins.plugins.coveragemonitor.model.FlagName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One entry of {@code reports}: the reports of a component. The fields have the names of the configuration file. */
public final class ReportOption implements Describable<ReportOption> {
    private @Nullable String component;
    private @Nullable String format;
    private @Nullable String pattern;
    private @Nullable String classes;
    private @Nullable Integer carryForwardBuilds;
    private @Nullable Integer carryForwardDays;
    private boolean optional;
    private @Nullable String exclude;
    private @Nullable String sources;
    private @Nullable String flag;

    /** Every known report, for the project as a whole. */
    @DataBoundConstructor
    public ReportOption() {
        // everything is optional
    }

    /** The component of the reports. */
    public @Nullable String getComponent() {
        return component;
    }

    /** The component of the reports; empty for the project as a whole. */
    @DataBoundSetter
    public void setComponent(String component) {
        this.component = FormStrings.toNull(component);
    }

    /** The name of the reports' format; {@code null} to recognise it by content. */
    public @Nullable String getFormat() {
        return format;
    }

    /** The name of the reports' format; empty to recognise it by content. */
    @DataBoundSetter
    public void setFormat(String format) {
        this.format = FormStrings.toNull(format);
    }

    /** An Ant-style pattern of the reports; {@code null} to find them by content. */
    public @Nullable String getPattern() {
        return pattern;
    }

    /** An Ant-style pattern of the reports; empty to find them by content. */
    @DataBoundSetter
    public void setPattern(String pattern) {
        this.pattern = FormStrings.toNull(pattern);
    }

    /** An Ant-style pattern of class files, for execution data. */
    public @Nullable String getClasses() {
        return classes;
    }

    /** An Ant-style pattern of class files, for execution data; empty to search for them. */
    @DataBoundSetter
    public void setClasses(String classes) {
        this.classes = FormStrings.toNull(classes);
    }

    /** For how many builds without a report the component keeps its last measurement. */
    public @Nullable Integer getCarryForwardBuilds() {
        return carryForwardBuilds;
    }

    /** For how many builds without a report the component keeps its last measurement; none by default. */
    @DataBoundSetter
    public void setCarryForwardBuilds(Integer carryForwardBuilds) {
        this.carryForwardBuilds = carryForwardBuilds;
    }

    /** For how many days without a report the component keeps its last measurement. */
    public @Nullable Integer getCarryForwardDays() {
        return carryForwardDays;
    }

    /** For how many days without a report the component keeps its last measurement; none by default. */
    @DataBoundSetter
    public void setCarryForwardDays(Integer carryForwardDays) {
        this.carryForwardDays = carryForwardDays;
    }

    /** Whether a build without these reports is still complete. */
    public boolean isOptional() {
        return optional;
    }

    /** Whether a build without these reports is still complete; {@code false} by default. */
    @DataBoundSetter
    public void setOptional(boolean optional) {
        this.optional = optional;
    }

    /** An Ant-style pattern of source files that are not part of the measurement. */
    public @Nullable String getExclude() {
        return exclude;
    }

    /** An Ant-style pattern of source files that are not part of the measurement; none by default. */
    @DataBoundSetter
    public void setExclude(String exclude) {
        this.exclude = FormStrings.toNull(exclude);
    }

    /** An Ant-style pattern of the source files that form the component, in whichever report. */
    public @Nullable String getSources() {
        return sources;
    }

    /** An Ant-style pattern of the source files that form the component; by default its reports form it. */
    @DataBoundSetter
    public void setSources(String sources) {
        this.sources = FormStrings.toNull(sources);
    }

    /** The kind of tests of the reports, such as {@code unit}. */
    public @Nullable String getFlag() {
        return flag;
    }

    /** The kind of tests of the reports, such as {@code unit}; none by default. */
    @DataBoundSetter
    public void setFlag(@Nullable String flag) {
        this.flag = FormStrings.toNull(flag);
    }

    /** The form and its checks. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ReportOption> {
        @Override
        public String getDisplayName() {
            return Messages.ReportOption_DisplayName();
        }

        /** The available formats. */
        @POST
        public ListBoxModel doFillFormatItems(@AncestorInPath Item item) {
            FormAccess.check(item);
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.ReportOption_ByContent(), "");
            ExtensionFormats.installed().names().forEach(items::add);
            return items;
        }

        /** Checks a pattern. */
        @POST
        public FormValidation doCheckPattern(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(() -> new ReportSpec("", null, value));
        }

        /** Checks the flag. */
        @POST
        public FormValidation doCheckFlag(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(() -> FlagName.checked(value));
        }

        /** Checks the number of builds. */
        @POST
        public FormValidation doCheckCarryForwardBuilds(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> new CarryForward(whole(value), 0));
        }

        /** Checks the number of days. */
        @POST
        public FormValidation doCheckCarryForwardDays(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> new CarryForward(0, whole(value)));
        }

        /** Checks the pattern of class files. */
        @POST
        public FormValidation doCheckClasses(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(() -> new ReportSpec("", null, value));
        }

        private static int whole(String value) {
            return Objects.requireNonNullElse(NumberField.whole(value), 0);
        }

        /** Checks the pattern of source files. */
        @POST
        public FormValidation doCheckExclude(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> Glob.of(value));
        }

        /** Checks the pattern of sources. */
        @POST
        public FormValidation doCheckSources(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(() -> ReportSpec.ofSources("x", value));
        }
    }
}
