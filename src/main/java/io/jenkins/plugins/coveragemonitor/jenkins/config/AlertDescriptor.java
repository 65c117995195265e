package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import java.util.Map;
import java.util.function.Function;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks of the alerts' form while people type. An empty field has its default. */
public abstract class AlertDescriptor extends Descriptor<AlertOption> {
    private static final JsonMapper SETTINGS = JsonMapper.builder().build();

    /** Checks {@code metrics}. */
    @POST
    public FormValidation doCheckMetrics(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(value, () -> AlertOption.metrics(value));
    }

    /** Checks {@code maxDrop}. */
    @POST
    public FormValidation doCheckMaxDrop(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("maxDrop", value, NumberField::decimal);
    }

    /** Checks {@code criticalDrop}. */
    @POST
    public FormValidation doCheckCriticalDrop(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("criticalDrop", value, NumberField::decimal);
    }

    /** Checks {@code testFailuresUp}. */
    @POST
    public FormValidation doCheckTestFailuresUp(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("testFailuresUp", value, NumberField::whole);
    }

    /** Checks {@code testTimeUpPercent}. */
    @POST
    public FormValidation doCheckTestTimeUpPercent(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("testTimeUpPercent", value, NumberField::decimal);
    }

    /** Checks {@code testTimeUpSeconds}. */
    @POST
    public FormValidation doCheckTestTimeUpSeconds(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("testTimeUpSeconds", value, NumberField::whole);
    }

    /** Checks {@code minRise}. */
    @POST
    public FormValidation doCheckMinRise(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("minRise", value, NumberField::decimal);
    }

    /** Checks {@code target}. */
    @POST
    public FormValidation doCheckTarget(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("target", value, NumberField::decimal);
    }

    /** Checks {@code approaching}. */
    @POST
    public FormValidation doCheckApproaching(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("approaching", value, NumberField::decimal);
    }

    /** Checks {@code trendWindow}. */
    @POST
    public FormValidation doCheckTrendWindow(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("trendWindow", value, NumberField::whole);
    }

    /** Checks {@code minSamples}. */
    @POST
    public FormValidation doCheckMinSamples(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("minSamples", value, NumberField::whole);
    }

    /** Checks {@code reopenHours}. */
    @POST
    public FormValidation doCheckReopenHours(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("reopenHours", value, NumberField::whole);
    }

    /** Checks {@code repeatHours}. */
    @POST
    public FormValidation doCheckRepeatHours(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("repeatHours", value, NumberField::whole);
    }

    /** Checks {@code acceptDays}. */
    @POST
    public FormValidation doCheckAcceptDays(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("acceptDays", value, NumberField::whole);
    }

    /** Checks {@code staleDays}. */
    @POST
    public FormValidation doCheckStaleDays(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("staleDays", value, NumberField::whole);
    }

    /** Checks {@code branchDays}. */
    @POST
    public FormValidation doCheckBranchDays(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return field("branchDays", value, NumberField::whole);
    }

    private static FormValidation field(String name, String value, Function<String, Number> read) {
        return FieldValidation.of(value, () -> set(name, read.apply(value)));
    }

    /** Creates settings with one value, by its name in the configuration file. */
    private static void set(String name, Number value) {
        try {
            SETTINGS.convertValue(Map.of(name, value), AlertSettings.class);
        } catch (IllegalArgumentException wrapped) {
            Throwable refusal = wrapped;
            while (refusal.getCause() != null) {
                refusal = refusal.getCause();
            }
            throw new IllegalArgumentException(refusal.getMessage(), wrapped);
        }
    }
}
