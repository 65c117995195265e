package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.collect.Glob;
import io.jenkins.plugins.coveragemonitor.collect.OwnerRules;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import org.jspecify.annotations.Nullable;

/**
 * Which files a question is about.
 *
 * @param path a glob that their paths match, {@code null} for all
 * @param component the component that they belong to, {@code null} for all; {@code ""} is what belongs to no named one
 * @param owner who owns them, {@code null} for all
 * @param flag the flag of the reports that count alone, {@code null} for all
 * @param coveredOnlyBy the flag whose lines are asked for that no other report covers, {@code null} for what is uncovered
 */
public record Part(
        @Nullable Glob path,
        @Nullable String component,
        @Nullable String owner,
        @Nullable String flag,
        @Nullable String coveredOnlyBy) {
    /** All files. */
    public static final Part ALL = new Part(null, null, null, null, null);

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
                owner == null || owner.isBlank() ? null : owner,
                null,
                null);
    }

    /**
     * The same of one flag.
     *
     * @param name the flag whose reports count alone, empty or {@code null} for all
     * @param onlyBy the flag whose lines are asked for that no other report covers, empty or {@code null} for what is
     *     uncovered
     */
    public Part ofFlag(String name, String onlyBy) {
        return new Part(
                path,
                component,
                owner,
                name == null || name.isBlank() ? null : name,
                onlyBy == null || onlyBy.isBlank() ? null : onlyBy);
    }

    /**
     * A build as the flag measured it.
     *
     * @throws NoAdviceException if no report of the build has it
     */
    BuildData of(BuildData build) throws NoAdviceException {
        String asked = coveredOnlyBy == null ? flag : coveredOnlyBy;
        if (asked == null) {
            return build;
        }
        if (build.measurement().flag(asked) == Measurement.NONE) {
            throw new NoAdviceException("no report of #" + build.point().build() + " has the flag " + asked);
        }
        return coveredOnlyBy == null ? build.flag(asked) : build.coveredOnlyBy(coveredOnlyBy);
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
