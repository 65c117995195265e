package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import org.jspecify.annotations.Nullable;

/**
 * The files that a question is about.
 *
 * @param path a glob that their paths match, {@code null} for all
 * @param component their component, {@code null} for all; {@code ""} for what belongs to no named one
 * @param owner their owner, {@code null} for all
 * @param flag count only reports with this flag, {@code null} for all
 * @param coveredOnlyBy return the lines that only reports with this flag cover, {@code null} for uncovered lines
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
     * A part from texts as people give them.
     *
     * @param path globs separated by commas, empty or {@code null} for all
     * @param component a component's name, empty or {@code null} for all
     * @param owner an owner's name, empty or {@code null} for all
     * @throws IllegalArgumentException if a glob is not valid; the message says why
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
     * A copy for one flag.
     *
     * @param name count only reports with this flag, empty or {@code null} for all
     * @param onlyBy return the lines that only reports with this flag cover, empty or {@code null} for uncovered lines
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
     * @throws NoAdviceException if no report of the build has the flag
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

    /** Whether a file belongs to this part. */
    boolean has(String itsComponent, String itsPath, OwnerRules owners) {
        return (component == null || component.equals(itsComponent))
                && (path == null || path.matches(itsPath))
                && (owner == null || owners.owners(itsPath).contains(owner));
    }

    /** Whether this part is everything. */
    boolean isAll() {
        return path == null && component == null && owner == null;
    }
}
