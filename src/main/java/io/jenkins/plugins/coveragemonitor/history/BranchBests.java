package io.jenkins.plugins.coveragemonitor.history;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The best shares of single files on each branch of a job.
 *
 * @param branches what is known of each branch by its name, {@code ""} for builds whose branch is not known
 */
public record BranchBests(Map<String, FileBests> branches) {
    /** Of no branch. */
    public static final BranchBests NONE = new BranchBests(Map.of());

    /** Creates it; the map is copied. */
    public BranchBests {
        branches = Collections.unmodifiableMap(new TreeMap<>(branches));
    }

    /**
     * The best of a file that a build up to one reached, that one included.
     *
     * @param branch the branch whose builds count, beside those whose branch is not known; {@code null} for all builds
     * @param subject what the ratchet judges
     */
    public Optional<Best> best(String branch, String subject, String path, int upToBuild) {
        return branches.entrySet().stream()
                .filter(known -> branch == null
                        || known.getKey().isEmpty()
                        || known.getKey().equals(branch))
                .flatMap(known -> known.getValue().best(subject, path, upToBuild).stream())
                .reduce(Best::better);
    }

    /**
     * The same with what builds of a branch reached besides.
     *
     * @param branch {@code null} if it is not known
     */
    public BranchBests raised(String branch, FileBests more) {
        if (more.steps().isEmpty()) {
            return this;
        }
        Map<String, FileBests> all = new TreeMap<>(branches);
        all.merge(branch == null ? "" : branch, more, FileBests::plus);
        return new BranchBests(all);
    }
}
