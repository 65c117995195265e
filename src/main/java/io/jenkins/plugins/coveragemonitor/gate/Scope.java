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
}
