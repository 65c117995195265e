package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hudson.Extension;
import hudson.model.Describable;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameter {@code alerts}: when alerts fire and how they live. The fields are named as in the configuration file. */
public final class AlertOption implements Describable<AlertOption> {
    /** In the configuration file it is a list: see {@link #wantedMetrics()}. */
    @JsonIgnore
    private @Nullable String metrics;

    private @Nullable Double maxDrop;
    private @Nullable Double criticalDrop;
    private @Nullable Integer testFailuresUp;
    private @Nullable Double testTimeUpPercent;
    private @Nullable Integer testTimeUpSeconds;
    private @Nullable Double minRise;
    private @Nullable Double target;
    private @Nullable Double approaching;
    private @Nullable Integer trendWindow;
    private @Nullable Integer minSamples;
    private @Nullable Integer reopenHours;
    private @Nullable Integer repeatHours;
    private @Nullable Integer acceptDays;
    private @Nullable Integer staleDays;
    private @Nullable Integer branchDays;

    /** In the configuration file they are no list: see {@link #rulesByType()}. */
    @JsonIgnore
    private @Nullable List<AlertRuleOption> rules;

    /** Nothing is set. */
    @DataBoundConstructor
    public AlertOption() {
        // everything is optional
    }

    /** The metrics in which drops, rises and targets are looked for, separated by commas; none for lines and branches. */
    public @Nullable String getMetrics() {
        return metrics;
    }

    /** Sets the metrics. */
    @DataBoundSetter
    public void setMetrics(String metrics) {
        this.metrics = FormStrings.toNull(metrics);
    }

    /** The least drop in percentage points that is a regression. */
    public @Nullable Double getMaxDrop() {
        return maxDrop;
    }

    /** A drop of at least this many points against the baseline is a regression (0.5 by default). */
    @DataBoundSetter
    public void setMaxDrop(Double maxDrop) {
        this.maxDrop = maxDrop;
    }

    /** The least drop in percentage points that is critical. */
    public @Nullable Double getCriticalDrop() {
        return criticalDrop;
    }

    /** A drop of at least this many points is critical (5 by default). */
    @DataBoundSetter
    public void setCriticalDrop(Double criticalDrop) {
        this.criticalDrop = criticalDrop;
    }

    /** So many more failing tests than before are an alert. */
    public @Nullable Integer getTestFailuresUp() {
        return testFailuresUp;
    }

    /** Alert when at least this many more tests fail than before (5 by default). */
    @DataBoundSetter
    public void setTestFailuresUp(Integer testFailuresUp) {
        this.testFailuresUp = testFailuresUp;
    }

    /** By how many per cent longer than usual the tests must take to raise an alert. */
    public @Nullable Double getTestTimeUpPercent() {
        return testTimeUpPercent;
    }

    /** Alert when the tests take at least this many per cent longer than usual (20 by default). */
    @DataBoundSetter
    public void setTestTimeUpPercent(Double testTimeUpPercent) {
        this.testTimeUpPercent = testTimeUpPercent;
    }

    /** And by how many seconds longer. */
    public @Nullable Integer getTestTimeUpSeconds() {
        return testTimeUpSeconds;
    }

    /** Slower tests raise an alert only if they also take at least this many seconds longer (5 by default). */
    @DataBoundSetter
    public void setTestTimeUpSeconds(Integer testTimeUpSeconds) {
        this.testTimeUpSeconds = testTimeUpSeconds;
    }

    /** The least rise in percentage points that is an improvement. */
    public @Nullable Double getMinRise() {
        return minRise;
    }

    /** A rise of at least this many points is reported as an improvement (0.5 by default). */
    @DataBoundSetter
    public void setMinRise(Double minRise) {
        this.minRise = minRise;
    }

    /** The target of coverage in per cent. */
    public @Nullable Double getTarget() {
        return target;
    }

    /** The coverage target in per cent (100 by default). */
    @DataBoundSetter
    public void setTarget(Double target) {
        this.target = target;
    }

    /** From how many per cent on the target is near. */
    public @Nullable Double getApproaching() {
        return approaching;
    }

    /** The target counts as near from this percentage of coverage on (95 by default). */
    @DataBoundSetter
    public void setApproaching(Double approaching) {
        this.approaching = approaching;
    }

    /** How many builds back rules look that need several. */
    public @Nullable Integer getTrendWindow() {
        return trendWindow;
    }

    /**
     * How many builds the rules look back that need several (20 by default; trends and anomalies use five times as
     * many).
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
     * How many builds in the window must be measured (3 by default; a trend degradation always needs 8, an anomaly
     * 10).
     */
    @DataBoundSetter
    public void setMinSamples(Integer minSamples) {
        this.minSamples = minSamples;
    }

    /** Within how many hours of its end an alert that fires again is continued. */
    public @Nullable Integer getReopenHours() {
        return reopenHours;
    }

    /**
     * An alert that fires again within this many hours of its end is reopened instead of starting a new one (24 by
     * default).
     */
    @DataBoundSetter
    public void setReopenHours(Integer reopenHours) {
        this.reopenHours = reopenHours;
    }

    /** After how many hours an unacknowledged alert is sent again. */
    public @Nullable Integer getRepeatHours() {
        return repeatHours;
    }

    /** After how many hours to send a reminder of an alert that nobody has acknowledged. Empty: never. */
    @DataBoundSetter
    public void setRepeatHours(Integer repeatHours) {
        this.repeatHours = repeatHours;
    }

    /** After how many days a regression is accepted by age. */
    public @Nullable Integer getAcceptDays() {
        return acceptDays;
    }

    /** After how many days a regression is accepted if nobody fixes it. Empty: never; somebody has to accept it. */
    @DataBoundSetter
    public void setAcceptDays(Integer acceptDays) {
        this.acceptDays = acceptDays;
    }

    /** After how many days without a measured build the measurement counts as lost. */
    public @Nullable Integer getStaleDays() {
        return staleDays;
    }

    /** After how many days without a measured build the measurement counts as lost. Empty: never. */
    @DataBoundSetter
    public void setStaleDays(Integer staleDays) {
        this.staleDays = staleDays;
    }

    /** After how many days without a build a branch counts as gone. */
    public @Nullable Integer getBranchDays() {
        return branchDays;
    }

    /**
     * For a job that builds several branches: a branch counts as gone after this many days without a build, while
     * others are built. Its alerts are then closed without a notification. 30 by default; 0 means never.
     */
    @DataBoundSetter
    public void setBranchDays(Integer branchDays) {
        this.branchDays = branchDays;
    }

    /** What differs for single types of alerts. */
    public List<AlertRuleOption> getRules() {
        return rules == null ? List.of() : List.copyOf(rules);
    }

    /** Settings that differ for one type of alert. All other types use the settings above and their defaults. */
    @DataBoundSetter
    public void setRules(List<AlertRuleOption> rules) {
        this.rules = rules == null || rules.isEmpty() ? null : new ArrayList<>(rules);
    }

    /**
     * The metrics as in the configuration file, {@code null} for the default.
     *
     * @throws IllegalArgumentException if one is none that has a percentage
     */
    @Nullable
    List<String> wantedMetrics() {
        return metrics == null ? null : metrics(metrics);
    }

    static @Nullable List<String> metrics(String text) {
        List<String> known = Arrays.stream(Metric.values())
                .filter(Metric::isCoverage)
                .map(Enum::name)
                .toList();
        List<String> wanted = Arrays.stream(text.split(","))
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "alerts.metrics: '" + name + "' is none; use some of " + String.join(", ", known));
            }
        }
        return wanted.isEmpty() ? null : wanted;
    }

    /**
     * The rules by the names of their types, as in the configuration file.
     *
     * @throws IllegalArgumentException if one names no type that there is, or two the same
     */
    Map<String, AlertRuleOption> rulesByType() {
        Map<String, AlertRuleOption> all = new LinkedHashMap<>();
        for (AlertRuleOption rule : getRules()) {
            if (rule.getType() == null) {
                throw new IllegalArgumentException(
                        "alerts.rules[" + all.size() + "]: say which type of alert it is about");
            }
            if (Arrays.stream(AlertType.values()).noneMatch(type -> type.name().equals(rule.getType()))) {
                throw new IllegalArgumentException("alerts.rules[" + all.size() + "]: there is no type "
                        + rule.getType() + "; use one of " + Arrays.toString(AlertType.values()));
            }
            if (all.put(rule.getType(), rule) != null) {
                throw new IllegalArgumentException(
                        "alerts.rules[" + all.size() + "]: " + rule.getType() + " is set already; set it once");
            }
        }
        return all;
    }

    /** What the form shows; what it checks is with all of the alerts' checks. */
    @Extension
    public static final class DescriptorImpl extends AlertDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.AlertOption_DisplayName();
        }
    }
}
