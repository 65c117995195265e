package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import jenkins.appearance.AppearanceCategory;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The defaults of lists, badges and pages: <em>Manage Jenkins » Appearance</em>. */
@Extension
@Symbol("coverageMonitorAppearance")
public final class AppearanceConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private static final int LONGEST_NAME = 60;

    private @Nullable String defaultMetric;
    private @Nullable String columnName;
    private boolean columnByDefault;

    /** The configuration of this Jenkins. */
    public static AppearanceConfiguration get() {
        return ExtensionList.lookupSingleton(AppearanceConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Coverage Monitor";
    }

    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(AppearanceCategory.class);
    }

    /** The name of the default metric; {@code null} for lines, or the first metric of a job. */
    public @Nullable String getDefaultMetric() {
        return defaultMetric;
    }

    /** The name of the default metric; empty for lines, or the first metric of a job. */
    @DataBoundSetter
    public void setDefaultMetric(@Nullable String defaultMetric) {
        change(FormStrings.toNull(defaultMetric), columnName, columnByDefault);
    }

    /** The heading of a column with neither a metric nor a component; {@code null} for <em>Coverage</em>. */
    public @Nullable String getColumnName() {
        return columnName;
    }

    /**
     * The heading of a column with neither a metric nor a component, at most 60 characters; empty for
     * <em>Coverage</em>.
     */
    @DataBoundSetter
    public void setColumnName(@Nullable String columnName) {
        change(defaultMetric, FormStrings.toNull(columnName), columnByDefault);
    }

    /** Whether unconfigured views have the column; {@code false} by default. */
    public boolean isColumnByDefault() {
        return columnByDefault;
    }

    /** Whether unconfigured views have the column; {@code false} by default. */
    @DataBoundSetter
    public void setColumnByDefault(boolean columnByDefault) {
        change(defaultMetric, columnName, columnByDefault);
    }

    /** The default metric, for jobs that have it; {@code null} if none is set. */
    public @Nullable Metric metric() {
        return known(defaultMetric).orElse(null);
    }

    /** The heading of a column without a metric. */
    public String caption() {
        return Objects.requireNonNullElseGet(columnName, Messages::AppearanceConfiguration_UsualName);
    }

    /** The available metrics for the form of a list, after an entry that names the default. */
    public ListBoxModel metrics() {
        return choices(words());
    }

    private static ListBoxModel choices(String byDefault) {
        return Choices.of(
                Arrays.stream(Metric.values()).filter(Metric::isCoverage).toArray(Metric[]::new), byDefault);
    }

    private String words() {
        return known(defaultMetric)
                .map(metric -> Messages.AppearanceConfiguration_OrElse(
                        Choices.label(metric), Messages.AppearanceConfiguration_LineOrFirst()))
                .orElseGet(Messages::AppearanceConfiguration_LineOrFirst);
    }

    private static Optional<Metric> known(@Nullable String name) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.isCoverage() && metric.name().equals(name))
                .findFirst();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            if (!form.isEmpty()) {
                change(
                        FormStrings.toNull(form.optString("defaultMetric")),
                        FormStrings.toNull(form.optString("columnName")),
                        form.optBoolean("columnByDefault"));
            }
            return true;
        } catch (InvalidOptionException refused) {
            throw refused.onForm();
        }
    }

    private void change(@Nullable String metric, @Nullable String name, boolean byDefault) {
        if (metric != null && known(metric).isEmpty()) {
            throw new InvalidOptionException(
                    "defaultMetric",
                    "defaultMetric is '" + metric + "': give one of "
                            + Arrays.stream(Metric.values())
                                    .filter(Metric::isCoverage)
                                    .toList());
        }
        checkedName(name);
        synchronized (AppearanceConfiguration.class) {
            defaultMetric = metric;
            columnName = name;
            columnByDefault = byDefault;
            save();
        }
    }

    private static void checkedName(@Nullable String name) {
        if (name != null && name.length() > LONGEST_NAME) {
            throw new InvalidOptionException(
                    "columnName",
                    "columnName has " + name.length() + " characters: at most " + LONGEST_NAME + " fit above a column");
        }
    }

    /** The available metrics. */
    @POST
    public ListBoxModel doFillDefaultMetricItems() {
        FormAccess.check(null);
        return choices(Messages.AppearanceConfiguration_LineOrFirst());
    }

    /** Checks the name of the column. */
    @POST
    public FormValidation doCheckColumnName(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(() -> checkedName(FormStrings.toNull(value)));
    }
}
