package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.collect.Glob;
import io.jenkins.plugins.coveragemonitor.collect.OwnerRules;
import org.jspecify.annotations.Nullable;

/**
 * Which files a question is about.
 *
 * @param path a glob that their paths match, {@code null} for all
 * @param component the component that they belong to, {@code null} for all; {@code ""} is what belongs to no named one
 * @param owner who owns them, {@code null} for all
 */
public record Part(@Nullable Glob path, @Nullable String component, @Nullable String owner) {
    /** All files. */
    public static final Part ALL = new Part(null, null, null);

    /**
     * The files of texts as people give them.
     *
     * @param path globs with commas between them, empty or {@code null} for all
     * @param component a component's name, empty or {@code null} for all
     * @param owner an owner's name, empty or {@code null} for all
     * @throws IllegalArgumentException if a glob is none; the message says why
     */
    public static Part of(String path, String component, String owner) {
        return new Part(
                path == null || path.isBlank() ? null : Glob.of(path),
                component == null || component.isBlank() ? null : component,
                owner == null || owner.isBlank() ? null : owner);
    }

    /** Whether a file belongs to it. */
    boolean has(String itsComponent, String itsPath, OwnerRules owners) {
        return (component == null || component.equals(itsComponent))
                && (path == null || path.matches(itsPath))
                && (owner == null || owners.owners(itsPath).contains(owner));
    }

    /** Whether it is all there is. */
    boolean isAll() {
        return path == null && component == null && owner == null;
    }
}
