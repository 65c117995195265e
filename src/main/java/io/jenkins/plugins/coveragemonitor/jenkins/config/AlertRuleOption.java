package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hudson.Extension;
import hudson.model.Describable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** One entry of {@code rules}: what differs for one type of alert. The fields are named as in the configuration file. */
public final class AlertRuleOption implements Describable<AlertRuleOption> {
    /** In the configuration file it is the name of the entry. */
    @JsonIgnore
    private String type;

    private Boolean enabled;
    private Integer pending;
    private Integer resolveAfter;
    private Double margin;
    private Integer trendWindow;
    private Integer minSamples;

    /** Nothing is set. */
    @DataBoundConstructor
    public AlertRuleOption() {
        // everything but the type is optional
    }

    /** The type of alert it is about, such as {@code ANOMALY}. */
    public String getType() {
        return type;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setType(String type) {
        this.type = FormStrings.toNull(type);
    }

    /** Whether such alerts are looked for. */
    public Boolean getEnabled() {
        return enabled;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setEnabled(Boolean enabled) {
        this.enabled = enabled;
    }

    /** After how many builds in a row its alert becomes active. */
    public Integer getPending() {
        return pending;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setPending(Integer pending) {
        this.pending = pending;
    }

    /** After how many good builds in a row its alert is over. */
    public Integer getResolveAfter() {
        return resolveAfter;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setResolveAfter(Integer resolveAfter) {
        this.resolveAfter = resolveAfter;
    }

    /** By how much a value must be better than the limit to count as good. */
    public Double getMargin() {
        return margin;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setMargin(Double margin) {
        this.margin = margin;
    }

    /** How many builds back it looks. */
    public Integer getTrendWindow() {
        return trendWindow;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setTrendWindow(Integer trendWindow) {
        this.trendWindow = trendWindow;
    }

    /** How many of them must be measured. */
    public Integer getMinSamples() {
        return minSamples;
    }

    /** Sets it. */
    @DataBoundSetter
    public void setMinSamples(Integer minSamples) {
        this.minSamples = minSamples;
    }

    /** What the form shows; what it checks is with all of the rules' checks. */
    @Extension
    public static final class DescriptorImpl extends AlertRuleDescriptor {
        @Override
        public String getDisplayName() {
            return "Rule";
        }
    }
}
