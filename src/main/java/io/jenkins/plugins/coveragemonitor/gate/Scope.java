package io.jenkins.plugins.coveragemonitor.gate;

/** What part of a measurement a gate looks at. */
public enum Scope {
    /** Everything that was measured. */
    PROJECT("the project"),
    /** The changed lines alone. */
    PATCH("the patch"),
    /** Each changed file by itself; the worst decides. */
    FILES("each changed file"),
    /** One named component. */
    COMPONENT("a component"),
    /** The files whose path matches a glob. */
    PATH("a path");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    /** The words for it in a sentence. */
    public String label() {
        return label;
    }

    /** Whether it only exists where the change is known. */
    public boolean needsPatch() {
        return this == PATCH || this == FILES;
    }

    /** Refuses a component or a path that does not go with it. */
    void validate(String component, String path) {
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
