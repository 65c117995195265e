package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.collect.CarryForward;
import io.jenkins.plugins.coveragemonitor.collect.Glob;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.jenkins.extension.ExtensionFormats;
import io.jenkins.plugins.coveragemonitor.model.FlagName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One entry of {@code reports}: where a component's reports are. The fields are named as in the configuration file. */
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

    /** The component that the reports belong to. */
    public @Nullable String getComponent() {
        return component;
    }

    /** Sets the component. */
    @DataBoundSetter
    public void setComponent(String component) {
        this.component = FormStrings.toNull(component);
    }

    /** The name of the reports' format; none to recognise it by content. */
    public @Nullable String getFormat() {
        return format;
    }

    /** Sets the format. */
    @DataBoundSetter
    public void setFormat(String format) {
        this.format = FormStrings.toNull(format);
    }

    /** An Ant-style pattern of the reports; none to find them by content. */
    public @Nullable String getPattern() {
        return pattern;
    }

    /** Sets the pattern. */
    @DataBoundSetter
    public void setPattern(String pattern) {
        this.pattern = FormStrings.toNull(pattern);
    }

    /** An Ant-style pattern of class files, for execution data. */
    public @Nullable String getClasses() {
        return classes;
    }

    /** Sets the pattern of class files. */
    @DataBoundSetter
    public void setClasses(String classes) {
        this.classes = FormStrings.toNull(classes);
    }

    /** For how many builds the component keeps its last measurement without a report. */
    public @Nullable Integer getCarryForwardBuilds() {
        return carryForwardBuilds;
    }

    /** Sets for how many builds a measurement is carried. */
    @DataBoundSetter
    public void setCarryForwardBuilds(Integer carryForwardBuilds) {
        this.carryForwardBuilds = carryForwardBuilds;
    }

    /** For how many days the component keeps its last measurement without a report. */
    public @Nullable Integer getCarryForwardDays() {
        return carryForwardDays;
    }

    /** Sets for how many days a measurement is carried. */
    @DataBoundSetter
    public void setCarryForwardDays(Integer carryForwardDays) {
        this.carryForwardDays = carryForwardDays;
    }

    /** Whether a build without these reports misses nothing. */
    public boolean isOptional() {
        return optional;
    }

    /** Sets whether they may be absent. */
    @DataBoundSetter
    public void setOptional(boolean optional) {
        this.optional = optional;
    }

    /** A pattern of source files that are not part of the measurement. */
    public @Nullable String getExclude() {
        return exclude;
    }

    /** Leaves the source files that an Ant-style pattern matches out of the measurement; by default none. */
    @DataBoundSetter
    public void setExclude(String exclude) {
        this.exclude = FormStrings.toNull(exclude);
    }

    /** A pattern of the source files that make the component, whichever report lists them. */
    public @Nullable String getSources() {
        return sources;
    }

    /** Makes the component of the source files that an Ant-style pattern matches; by default its reports make it. */
    @DataBoundSetter
    public void setSources(String sources) {
        this.sources = FormStrings.toNull(sources);
    }

    /** The kind of tests that the reports are of, such as {@code unit}. */
    public @Nullable String getFlag() {
        return flag;
    }

    /** Says which kind of tests the reports are of; by default none. */
    @DataBoundSetter
    public void setFlag(@Nullable String flag) {
        this.flag = FormStrings.toNull(flag);
    }

    /** What the form shows and checks. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ReportOption> {
        @Override
        public String getDisplayName() {
            return Messages.ReportOption_DisplayName();
        }

        /** The formats there are. */
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

        /** Checks for how many builds. */
        @POST
        public FormValidation doCheckCarryForwardBuilds(@AncestorInPath Item item, @QueryParameter String value) {
            FormAccess.check(item);
            return FieldValidation.of(value, () -> new CarryForward(whole(value), 0));
        }

        /** Checks for how many days. */
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
