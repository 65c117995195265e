package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hudson.Extension;
import hudson.model.Describable;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * One entry of {@code rules}: the settings that differ for one type of alert. The fields have the names of the
 * configuration file.
 */
public final class AlertRuleOption implements Describable<AlertRuleOption> {
    /** The key of the entry in the configuration file. */
    @JsonIgnore
    private @Nullable String type;

    private @Nullable Boolean enabled;
    private @Nullable Integer pending;
    private @Nullable Integer resolveAfter;
    private @Nullable Double margin;
    private @Nullable Integer trendWindow;
    private @Nullable Integer minSamples;

    /** Creates it with the defaults. */
    @DataBoundConstructor
    public AlertRuleOption() {
        // everything but the type is optional
    }

    /** The type of alert, such as {@code ANOMALY}. */
    public @Nullable String getType() {
        return type;
    }

    /** The type of alert. Each type can be listed once. */
    @DataBoundSetter
    public void setType(String type) {
        this.type = FormStrings.toNull(type);
    }

    /** Whether builds are searched for such alerts. */
    public @Nullable Boolean getEnabled() {
        return enabled;
    }

    /** If off, builds are not searched for this type of alert. Its open alerts are closed without a notification. */
    @DataBoundSetter
    public void setEnabled(Boolean enabled) {
        this.enabled = enabled;
    }

    /** After how many builds in a row its alert becomes active. */
    public @Nullable Integer getPending() {
        return pending;
    }

    /**
     * In how many builds in a row the problem must be found before anybody is notified (1 by default, 3 for a trend
     * degradation).
     */
    @DataBoundSetter
    public void setPending(Integer pending) {
        this.pending = pending;
    }

    /** After how many good builds in a row its alert is over. */
    public @Nullable Integer getResolveAfter() {
        return resolveAfter;
    }

    /** How many good builds in a row resolve the alert (1 by default, 2 for a trend degradation). */
    @DataBoundSetter
    public void setResolveAfter(Integer resolveAfter) {
        this.resolveAfter = resolveAfter;
    }

    /** By how much a value must be better than the limit to count as good. */
    public @Nullable Double getMargin() {
        return margin;
    }

    /**
     * How much better than the limit a value must be to count as good, in points, tests or per cent (0 by default). A
     * margin keeps an alert from flapping.
     */
    @DataBoundSetter
    public void setMargin(Double margin) {
        this.margin = margin;
    }

    /** How many builds back the rule looks. */
    public @Nullable Integer getTrendWindow() {
        return trendWindow;
    }

    /**
     * How many builds the rule looks back; the common setting by default. Only trend degradations, anomalies and
     * slower tests look back.
     */
    @DataBoundSetter
    public void setTrendWindow(Integer trendWindow) {
        this.trendWindow = trendWindow;
    }

    /** How many of them must be measured. */
    public @Nullable Integer getMinSamples() {
        return minSamples;
    }

    /**
     * How many builds in the window must be measured; the common setting by default. A trend degradation always needs
     * 8, an anomaly 10.
     */
    @DataBoundSetter
    public void setMinSamples(Integer minSamples) {
        this.minSamples = minSamples;
    }

    /** The form of one rule; {@link AlertRuleDescriptor} has the checks. */
    @Extension
    public static final class DescriptorImpl extends AlertRuleDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.AlertRuleOption_DisplayName();
        }
    }
}
