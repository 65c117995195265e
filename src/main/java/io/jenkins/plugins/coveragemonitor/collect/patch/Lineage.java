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
 * @param head the built commit itself; {@code null} if unknown
 * @param mergeBase the commit where a change request left its target branch; {@code null} if unknown
 * @param ancestors the measured commits of the target branch that the merge base is or descends from, newest first; if
 * the merge base is unknown, those that the built commit descends from
 * @param since how the built commit differs from those of builds that may be compared with, by commit
 * @param modified files of the workspace that differ from the built commit, so that their measured lines are not those
 * of the commit
 * @param unknown why the merge base is unknown, in words; {@code null} if it is known, or was not requested
 */
public record Lineage(
        @Nullable String head,
        @Nullable String mergeBase,
        List<String> ancestors,
        Map<String, Patch> since,
        Set<String> modified,
        @Nullable String unknown) {
    /** Creates it; the collections are copied. Older data has no differences. */
    public Lineage {
        ancestors = List.copyOf(ancestors);
        since = since == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(since));
        modified = modified == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(modified));
    }

    /** A lineage that is unknown for a reason. */
    public static Lineage unknown(String reason) {
        return new Lineage(null, null, List.of(), Map.of(), Set.of(), reason);
    }

    /**
     * The change since a commit, by which its lines are found in what was measured; without files that the workspace
     * changed after the built commit.
     *
     * @return {@code null} if unknown
     */
    public @Nullable Patch linesSince(String commit) {
        Patch patch = since.get(commit);
        return patch == null ? null : patch.withoutLinesOf(modified);
    }
}
