package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the built commit relates to commits that were measured, as the workspace's git says.
 *
 * @param head the built commit itself; {@code null} if it is not known
 * @param mergeBase the commit where a change request left its target branch; {@code null} if that is not known
 * @param ancestors the measured commits of the target branch that the merge base is or grew from, the newest first;
 * those that the built commit grew from if the merge base is not known
 * @param since by the commit of a build that may be compared with: how the built commit differs from it
 * @param modified files of the workspace that are not as the built commit has them: lines of what was measured there
 * are not the commit's lines
 * @param unknown in words, why the merge base is not known; {@code null} if it is, or nobody asked
 */
public record Lineage(
        @Nullable String head,
        @Nullable String mergeBase,
        List<String> ancestors,
        Map<String, Patch> since,
        Set<String> modified,
        @Nullable String unknown) {
    /** Creates it; the collections are copied. Files of an older version have no differences. */
    public Lineage {
        ancestors = List.copyOf(ancestors);
        since = since == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(since));
        modified = modified == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(modified));
    }

    /** Nothing is known, for a reason. */
    public static Lineage unknown(String reason) {
        return new Lineage(null, null, List.of(), Map.of(), Set.of(), reason);
    }

    /**
     * The change from a commit on, by which its lines are found again in what was measured; of files that the workspace
     * changed after the commit that was built nobody knows that.
     *
     * @return {@code null} if it is not known
     */
    public @Nullable Patch linesSince(String commit) {
        Patch patch = since.get(commit);
        return patch == null ? null : patch.withoutLinesOf(modified);
    }
}
