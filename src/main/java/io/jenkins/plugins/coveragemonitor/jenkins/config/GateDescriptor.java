package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineKind;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.gate.rule.OnMiss;
import io.jenkins.plugins.coveragemonitor.gate.rule.RemovedCode;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The choices in a gate's form, and its checks while people type: each field alone and against those that it
 * contradicts.
 */
public abstract class GateDescriptor extends Descriptor<GateOption> {
    /** The choices of {@code metric}. */
    @POST
    public ListBoxModel doFillMetricItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(Metric.values(), Choices.label(Metric.LINE));
    }

    /** The choices of {@code scope}. */
    @POST
    public ListBoxModel doFillScopeItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(Scope.values(), Messages.GateDescriptor_ScopeByDefault());
    }

    /** The choices of {@code onMiss}. */
    @POST
    public ListBoxModel doFillOnMissItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(OnMiss.values(), Choices.label(OnMiss.WARNING));
    }

    /** The choices of {@code onNotEvaluated}. */
    @POST
    public ListBoxModel doFillOnNotEvaluatedItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(OnMiss.values(), Messages.GateDescriptor_Nothing());
    }

    /** The choices of {@code baseline}. */
    @POST
    public ListBoxModel doFillBaselineItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(BaselineKind.values(), Messages.GateDescriptor_BaselineByDefault());
    }

    /** The choices of {@code removedCode}. */
    @POST
    public ListBoxModel doFillRemovedCodeItems(@AncestorInPath Item item) {
        FormAccess.check(item);
        return Choices.of(RemovedCode.values(), Choices.label(RemovedCode.ADJUST));
    }

    /** Checks {@code atLeast}. */
    @POST
    public FormValidation doCheckAtLeast(@AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return limit("atLeast", value, limits, () -> limits.none().atLeast(NumberField.decimal(value)));
    }

    /** Checks {@code atMost}. */
    @POST
    public FormValidation doCheckAtMost(@AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return limit("atMost", value, limits, () -> limits.none().atMost(NumberField.decimal(value)));
    }

    /** Checks {@code maxDrop}. */
    @POST
    public FormValidation doCheckMaxDrop(@AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return limit("maxDrop", value, limits, () -> limits.none().maxDrop(NumberField.decimal(value)));
    }

    /** Checks {@code newUncoveredLines}. */
    @POST
    public FormValidation doCheckNewUncoveredLines(
            @AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return limit(
                "newUncoveredLines", value, limits, () -> limits.none().newUncoveredLines(NumberField.whole(value)));
    }

    /** Checks {@code usedButUntested}. */
    @POST
    public FormValidation doCheckUsedButUntested(
            @AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return limit("usedButUntested", value, limits, () -> limits.none().usedButUntested(NumberField.whole(value)));
    }

    /** Checks {@code testFailuresUp}. */
    @POST
    public FormValidation doCheckTestFailuresUp(
            @AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return limit("testFailuresUp", value, limits, () -> limits.none().testFailuresUp(NumberField.whole(value)));
    }

    /** Checks {@code testTimeUpPercent}. */
    @POST
    public FormValidation doCheckTestTimeUpPercent(
            @AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return limit(
                "testTimeUpPercent", value, limits, () -> limits.none().testTimeUpPercent(NumberField.decimal(value)));
    }

    /** Checks {@code testsDisappeared}. */
    @POST
    public FormValidation doCheckTestsDisappeared(
            @AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return limit("testsDisappeared", value, limits, () -> limits.none().testsDisappeared(NumberField.whole(value)));
    }

    /** Checks {@code failBelow}. */
    @POST
    public FormValidation doCheckFailBelow(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String onMiss, GateLimits limits) {
        FormAccess.check(item);
        return FieldValidation.of("failBelow", () -> NumberField.decimal(value), () -> limits.all()
                .onMiss(onMiss)
                .failBelow(NumberField.decimal(value))
                .build());
    }

    /** Checks {@code failAbove}. */
    @POST
    public FormValidation doCheckFailAbove(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String onMiss,
            @QueryParameter String tolerance,
            GateLimits limits) {
        FormAccess.check(item);
        return FieldValidation.of("failAbove", () -> NumberField.decimal(value), () -> limits.all()
                .tolerance(Boolean.parseBoolean(limits.ratchet()) ? NumberField.whole(tolerance) : null)
                .onMiss(onMiss)
                .failAbove(NumberField.decimal(value))
                .build());
    }

    /** Checks {@code ratchetBuilds}. */
    @POST
    public FormValidation doCheckRatchetBuilds(
            @AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return FieldValidation.of(
                "ratchetBuilds",
                () -> ratchet().ratchetBuilds(NumberField.whole(value)).build(),
                () -> limits.all().ratchetBuilds(NumberField.whole(value)).build());
    }

    /** Checks {@code tolerance}. */
    @POST
    public FormValidation doCheckTolerance(@AncestorInPath Item item, @QueryParameter String value, GateLimits limits) {
        FormAccess.check(item);
        return FieldValidation.of(
                "tolerance",
                () -> ratchet().tolerance(NumberField.whole(value)).build(),
                () -> limits.all().tolerance(NumberField.whole(value)).build());
    }

    /** Checks {@code ignorePatchBelow}. */
    @POST
    public FormValidation doCheckIgnorePatchBelow(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(
                () -> anyGate().ignorePatchBelow(NumberField.whole(value)).build());
    }

    /** Checks {@code component}. */
    @POST
    public FormValidation doCheckComponent(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String scope,
            @QueryParameter String path) {
        FormAccess.check(item);
        return FieldValidation.of(
                "component",
                () -> anyGate().component(value).build(),
                () -> anyGate().scope(scope).component(value).path(path).build());
    }

    /** Checks {@code path}. */
    @POST
    public FormValidation doCheckPath(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String scope,
            @QueryParameter String component) {
        FormAccess.check(item);
        return FieldValidation.of(
                "path",
                () -> anyGate().path(value).build(),
                () -> anyGate().scope(scope).component(component).path(value).build());
    }

    /** Checks {@code flag}. */
    @POST
    public FormValidation doCheckFlag(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(() -> anyGate().flag(value).build());
    }

    /** Checks {@code baselineJob}. */
    @POST
    public FormValidation doCheckBaselineJob(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String baseline) {
        FormAccess.check(item);
        return FieldValidation.of(() -> new GateRuleBuilder()
                .maxDrop(BigDecimal.ONE)
                .baseline(baseline)
                .baselineJob(value)
                .build());
    }

    /** A limit is checked alone first, then against the other limits, because a gate has only one. */
    private static FormValidation limit(
            String field, String value, GateLimits limits, Supplier<GateRuleBuilder> alone) {
        return FormStrings.toNull(value) == null
                ? FormValidation.ok()
                : FieldValidation.of(
                        field, () -> alone.get().build(), () -> limits.all().build());
    }

    private static GateRuleBuilder ratchet() {
        return new GateRuleBuilder().ratchet(true);
    }

    private static GateRuleBuilder anyGate() {
        return new GateRuleBuilder().atLeast(BigDecimal.ONE);
    }
}
