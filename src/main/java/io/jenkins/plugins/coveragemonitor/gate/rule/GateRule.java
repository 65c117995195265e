package io.jenkins.plugins.coveragemonitor.gate.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.model.FlagName;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One gate as it is configured; immutable and always valid. Build it with {@link GateRuleBuilder}. In JSON it is one
 * flat object together with the options of its check and levels.
 *
 * @param name its name, or {@code null} for one made from the rule
 * @param metric the metric; {@code null} is the check's own metric, else {@code LINE}
 * @param scope the part of the measurement; {@code null} derives it from component and path
 * @param component the component, or {@code null}; narrows a patch or changed files too
 * @param path a glob over file paths, or {@code null}; narrows a patch or changed files too
 * @param check what it checks
 * @param levels how it affects the build
 * @param ignorePatchBelow a change of fewer measured lines is not judged; 0 judges every change
 * @param onlyWorse whether a patch is judged without missed lines that replace missed lines
 * @param flag the only kind of tests whose reports are judged, or {@code null} for all
 */
@JsonDeserialize(builder = GateRuleBuilder.class)
public record GateRule(
        @Nullable String name,
        Metric metric,
        Scope scope,
        @Nullable String component,
        @Nullable String path,
        @JsonUnwrapped GateCheck check,
        @JsonUnwrapped GateLevels levels,
        int ignorePatchBelow,
        boolean onlyWorse,
        @Nullable String flag) {
    /**
     * Creates a rule.
     *
     * @throws IllegalArgumentException if a limit is out of range or two options contradict each other; its message is
     *     one sentence that names the option and the remedy
     */
    public GateRule(
            @Nullable String name,
            @Nullable Metric metric,
            @Nullable Scope scope,
            @Nullable String component,
            @Nullable String path,
            GateCheck check,
            GateLevels levels,
            int ignorePatchBelow,
            boolean onlyWorse,
            @Nullable String flag) {
        Objects.requireNonNull(check);
        Objects.requireNonNull(levels);
        this.name = name == null || name.isBlank() ? null : name.strip();
        component = component == null || component.isBlank() ? null : component.strip();
        path = path == null || path.isBlank() ? null : path.strip();
        String checked = FlagName.checked(flag);
        this.flag = checked.isEmpty() ? null : checked;
        if (scope == null) {
            scope = path != null ? Scope.PATH : component != null ? Scope.COMPONENT : Scope.PROJECT;
        }
        scope.validate(component, path);
        if (path != null) {
            Glob.of(path);
        }
        metric = metric(metric, check, scope);
        Refusal.unless(
                !scope.isEach() || check instanceof BandCheck,
                "scope " + scope
                        + " judges by a minimum or maximum: use atLeast or atMost, or scope FILES for changed files");
        check.validate(metric, scope);
        levels.validate(check, scope);
        Refusal.unless(
                ignorePatchBelow >= 0,
                "ignorePatchBelow is " + ignorePatchBelow + ": give a number of lines, 0 or more");
        Refusal.unless(
                this.flag == null || !(check instanceof UseCheck),
                "flag and usedButUntested do not go together: tests of every flag count there; leave flag out");
        Refusal.unless(
                !onlyWorse || scope == Scope.PATCH,
                "onlyWorse is about changed lines, and scope " + scope + " is not: say scope PATCH, or leave it out");
        this.metric = metric;
        this.scope = scope;
        this.component = component;
        this.path = path;
        this.check = check;
        this.levels = levels;
        this.ignorePatchBelow = ignorePatchBelow;
        this.onlyWorse = onlyWorse;
    }

    private static Metric metric(@Nullable Metric given, GateCheck check, Scope scope) {
        Metric own = check.ownMetric();
        // A form always sends a metric, and LINE is its first choice: a check with a metric of its own overrides that.
        Refusal.unless(
                own == null || given == null || given == Metric.LINE || given == own,
                "metric " + given + " does not fit this gate, which judges " + own + ": leave metric out");
        Metric metric = own != null ? own : given != null ? given : Metric.LINE;
        Refusal.unless(
                metric.isCoverage() || scope == Scope.PROJECT || scope == Scope.COMPONENT,
                "metric " + metric
                        + " is known for the whole project and for components: say scope PROJECT or COMPONENT");
        return metric;
    }

    /** A builder for a rule on a metric. */
    public static GateRuleBuilder on(Metric metric) {
        return new GateRuleBuilder().metric(metric.name());
    }

    /** Its name for people: the given one, or one made from the rule, such as {@code Line at least 80 %}. */
    public String title() {
        return name != null ? name : check.title(metric);
    }

    /** Its name and, unless it judges the project, what it judges: two gates may have the same name. */
    public String distinctName() {
        return scope.distinct(title(), component, path, flag);
    }

    /** The expected value, such as {@code 80 %} or {@code −0.50 points}. */
    public String expected() {
        return check.expected(metric);
    }

    /** What it judges, as history names it: {@code LINE}, {@code LINE of backend}, {@code BRANCH in src/**}, {@code LINE by unit}. */
    public String subject() {
        return metric
                + (component == null ? "" : " of " + component)
                + (path == null ? "" : " in " + path)
                + (flag == null ? "" : " by " + flag);
    }

    /** Whether it compares with a baseline build. */
    public boolean comparesWithBaseline() {
        return check.comparesWithBaseline(scope);
    }
}
