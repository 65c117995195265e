package io.jenkins.plugins.coveragemonitor.history;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The best shares of single files on each branch of a job.
 *
 * @param branches the bests on each branch by its name, {@code ""} for builds without a known branch
 */
public record RatchetBests(Map<String, FileRatchetBests> branches) {
    /** No branch has a best. */
    public static final RatchetBests NONE = new RatchetBests(Map.of());

    /** Creates it; the map is copied. */
    public RatchetBests {
        branches = Collections.unmodifiableMap(new TreeMap<>(branches));
    }

    /**
     * The best of a file in the builds up to and including one.
     *
     * @param branch the branch whose builds count, besides those without a known branch; {@code null} for all builds
     * @param subject what the ratchet judges
     */
    public Optional<RatchetBest> best(@Nullable String branch, String subject, String path, int upToBuild) {
        return branches.entrySet().stream()
                .filter(known -> branch == null
                        || known.getKey().isEmpty()
                        || known.getKey().equals(branch))
                .flatMap(known -> known.getValue().best(subject, path, upToBuild).stream())
                .reduce(RatchetBest::better);
    }

    /** A copy without what one build reached. */
    public RatchetBests without(int build) {
        Map<String, FileRatchetBests> all = new TreeMap<>(branches);
        all.replaceAll((branch, bests) -> bests.without(build));
        return new RatchetBests(all);
    }

    /**
     * A copy with what builds of a branch reached in addition.
     *
     * @param branch {@code null} if unknown
     */
    public RatchetBests raised(@Nullable String branch, FileRatchetBests more) {
        if (more.steps().isEmpty()) {
            return this;
        }
        Map<String, FileRatchetBests> all = new TreeMap<>(branches);
        all.merge(branch == null ? "" : branch, more, FileRatchetBests::plus);
        return new RatchetBests(all);
    }
}
