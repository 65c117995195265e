package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.collect.Glob;

/**
 * Which files a question is about.
 *
 * @param path a glob that their paths match, {@code null} for all
 * @param component the component that they belong to, {@code null} for all; {@code ""} is what belongs to no named one
 */
public record Part(Glob path, String component) {
    /** All files. */
    public static final Part ALL = new Part(null, null);

    /**
     * The files of texts as people give them.
     *
     * @param path globs with commas between them, empty or {@code null} for all
     * @param component a component's name, empty or {@code null} for all
     * @throws IllegalArgumentException if a glob is none; the message says why
     */
    public static Part of(String path, String component) {
        return new Part(
                path == null || path.isBlank() ? null : Glob.of(path),
                component == null || component.isBlank() ? null : component);
    }

    /** Whether a file belongs to it. */
    boolean has(String itsComponent, String itsPath) {
        return (component == null || component.equals(itsComponent)) && (path == null || path.matches(itsPath));
    }

    /** Whether it is all there is. */
    boolean isAll() {
        return path == null && component == null;
    }
}
