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

/**
 * The parameter {@code alerts}: when alerts fire and how their life proceeds. The fields have the names of the
 * configuration file.
 */
public final class AlertOption implements Describable<AlertOption> {
    /** A list in the configuration file: see {@link #wantedMetrics()}. */
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

    /** A map in the configuration file: see {@link #rulesByType()}. */
    @JsonIgnore
    private @Nullable List<AlertRuleOption> rules;

    /** Creates it with the defaults. */
    @DataBoundConstructor
    public AlertOption() {
        // everything is optional
    }

    /**
     * The metrics that are checked for drops, rises and targets, separated by commas; {@code null} for lines and
     * branches.
     */
    public @Nullable String getMetrics() {
        return metrics;
    }

    /**
     * The metrics that are checked for drops, rises and targets, separated by commas (lines and branches by default).
     */
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

    /** How many additional failing tests raise an alert. */
    public @Nullable Integer getTestFailuresUp() {
        return testFailuresUp;
    }

    /** Alert when at least this many more tests fail than before (5 by default). */
    @DataBoundSetter
    public void setTestFailuresUp(Integer testFailuresUp) {
        this.testFailuresUp = testFailuresUp;
    }

    /** How many per cent longer than usual the tests must take to raise an alert. */
    public @Nullable Double getTestTimeUpPercent() {
        return testTimeUpPercent;
    }

    /** Alert when the tests take at least this many per cent longer than usual (20 by default). */
    @DataBoundSetter
    public void setTestTimeUpPercent(Double testTimeUpPercent) {
        this.testTimeUpPercent = testTimeUpPercent;
    }

    /** How many seconds longer they must take as well. */
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

    /** The percentage of the target from which coverage counts as close to it, or {@code null} for 95. */
    public @Nullable Double getApproaching() {
        return approaching;
    }

    /** The percentage of the target from which coverage counts as close to it (95 by default). */
    @DataBoundSetter
    public void setApproaching(Double approaching) {
        this.approaching = approaching;
    }

    /** How many builds rules look back if they need several. */
    public @Nullable Integer getTrendWindow() {
        return trendWindow;
    }

    /**
     * How many builds rules look back if they need several (20 by default; trends and anomalies use five times as
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

    /** After how many days a regression is accepted automatically. */
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

    /** The settings that differ for single types of alerts. */
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
     * @throws IllegalArgumentException if one is not a metric with a percentage
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
                throw new IllegalArgumentException("alerts.metrics: '" + name
                        + "' is not a metric to watch; use some of " + String.join(", ", known));
            }
        }
        return wanted.isEmpty() ? null : wanted;
    }

    /**
     * The rules by the names of their types, as in the configuration file.
     *
     * @throws IllegalArgumentException if a type is unknown or repeated
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

    /** The form of the alerts; {@link AlertDescriptor} has the checks. */
    @Extension
    public static final class DescriptorImpl extends AlertDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.AlertOption_DisplayName();
        }
    }
}
