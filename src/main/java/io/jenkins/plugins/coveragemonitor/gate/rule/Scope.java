package io.jenkins.plugins.coveragemonitor.gate.rule;

import org.jspecify.annotations.Nullable;

/** The part of a measurement that a gate judges. */
public enum Scope {
    /** Everything that was measured. */
    PROJECT("the project"),
    /** Only the changed lines. */
    PATCH("the patch"),
    /** Each changed file separately; the worst one decides. */
    FILES("each changed file"),
    /** One named component. */
    COMPONENT("a component"),
    /** The files whose path matches a glob. */
    PATH("a path"),
    /** Each file separately; the worst one decides. */
    EACH_FILE("each file"),
    /** Each folder with files separately; the worst one decides. */
    EACH_PACKAGE("each package");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    /** Whether it judges parts of the measurement one by one, changed or not. */
    boolean isEach() {
        return this == EACH_FILE || this == EACH_PACKAGE;
    }

    /** Whether it requires a known change. */
    public boolean needsPatch() {
        return this == PATCH || this == FILES;
    }

    /** What is judged, for people: {@code the project}, {@code component python}, {@code the patch by unit} … */
    public String subject(@Nullable String component, @Nullable String path, @Nullable String flag) {
        return subject(component, path) + (flag == null ? "" : " by " + flag);
    }

    private String subject(@Nullable String component, @Nullable String path) {
        String narrowed = component == null ? "" : " of " + component;
        return switch (this) {
            case COMPONENT -> "component " + component;
            case PATH -> path + narrowed;
            case FILES, EACH_FILE, EACH_PACKAGE -> path == null ? label + narrowed : path;
            default -> label + narrowed;
        };
    }

    /** A gate's name and, unless it judges the project, what it judges, without the file that decided. */
    public String distinct(String title, @Nullable String component, @Nullable String path, @Nullable String flag) {
        return switch (this) {
            case PROJECT -> flag == null ? title : title + " (by " + flag + ")";
            case FILES, EACH_FILE, EACH_PACKAGE -> title + " (" + label + (flag == null ? "" : " by " + flag) + ")";
            default -> title + " (" + subject(component, path, flag) + ")";
        };
    }

    /** Refuses a component or a path that does not fit the scope. */
    void validate(@Nullable String component, @Nullable String path) {
        Refusal.unless(
                this != COMPONENT || component != null,
                "scope COMPONENT has no component: give component the name of one");
        Refusal.unless(this != PATH || path != null, "scope PATH has no path: give path a glob such as src/main/**");
        Refusal.unless(
                this != PROJECT || component == null,
                "scope PROJECT takes no component '" + component + "': say scope COMPONENT, or leave scope out");
        Refusal.unless(
                this != PROJECT && this != COMPONENT || path == null,
                "scope " + this + " takes no path '" + path + "': say scope PATH, or leave scope out");
    }
}
