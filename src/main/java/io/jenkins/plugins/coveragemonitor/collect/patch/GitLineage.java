package io.jenkins.plugins.coveragemonitor.collect.patch;

import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds, by the machine's git, the measured builds that the workspace's commit descends from, and its differences to
 * them.
 */
public final class GitLineage {
    /** How many commits back ancestors are searched. */
    private static final int COMMITS = 10_000;
    /** More baselines than the gates of one job name. */
    private static final int DIFFS = 8;

    private static final int EDITS = 2_000;
    private static final int WHOLE_HASH = 40;

    private final Git git;
    private final GitPatch patches;

    /** The lineage of the commit whose patches these are. */
    public GitLineage(GitPatch patches) {
        this.git = patches.git();
        this.patches = patches;
    }

    /**
     * Answers a question as far as the clone allows; the answer says what it does not allow.
     *
     * @throws InterruptedException if the build is stopped meanwhile
     */
    public Lineage answer(LineageQuestion question) throws InterruptedException {
        try {
            git.require("rev-parse", "--git-dir");
            String head = git.head();
            if (head == null) {
                return Lineage.unknown("the workspace is not a git clone");
            }
            String target = question.target() == null ? null : git.commit(question.target());
            String mergeBase = target == null ? null : git.mergeBase(target, head);
            List<String> ancestors = ancestors(mergeBase == null ? head : mergeBase, question.measured());
            String unknown = mergeBase == null ? unknown(question.target(), target) : null;
            return new Lineage(head, mergeBase, ancestors, since(ancestors, question.baselines()), modified(), unknown);
        } catch (IOException e) {
            return Lineage.unknown(FailureText.sentence(e));
        }
    }

    private @Nullable String unknown(@Nullable String branch, @Nullable String commit)
            throws IOException, InterruptedException {
        if (branch == null) {
            return null;
        }
        return commit == null
                ? git.theClone() + " does not have '" + branch + "'"
                : "'" + branch + "' and the built commit have no common commit in " + git.theClone();
    }

    /** The commits among some that a commit is or descends from, newest first. */
    private List<String> ancestors(String of, List<String> measured) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        if (measured.isEmpty()) {
            return found;
        }
        Set<String> whole = new HashSet<>(measured);
        List<String> parts =
                measured.stream().filter(commit -> commit.length() < WHOLE_HASH).toList();
        git.require("rev-list", "--max-count=" + COMMITS, of).lines().forEach(commit -> {
            if (whole.contains(commit)) {
                found.add(commit);
            }
            parts.stream().filter(commit::startsWith).forEach(found::add);
        });
        return found;
    }

    /**
     * The files below the workspace that differ from its commit, judged by size and time: reading them would start the
     * filters that the clone configures.
     */
    private Set<String> modified() throws InterruptedException {
        try {
            List<String> paths = git.modifiedSince("HEAD");
            // So many are not edits but a tree that lost its times, and all of them would be stored with the build.
            return paths.size() > EDITS ? Set.of() : Set.copyOf(paths);
        } catch (IOException noWorkTree) {
            return Set.of();
        }
    }

    private Map<String, Patch> since(List<String> ancestors, List<String> baselines) throws InterruptedException {
        Set<String> commits = new LinkedHashSet<>(ancestors.subList(0, Math.min(1, ancestors.size())));
        commits.addAll(baselines);
        Map<String, Patch> since = new TreeMap<>();
        for (String commit : commits) {
            if (since.size() < DIFFS) {
                Patch patch = since(commit);
                if (patch != null) {
                    since.put(commit, patch);
                }
            }
        }
        return since;
    }

    private @Nullable Patch since(String commit) throws InterruptedException {
        try {
            String whole = git.commit(commit);
            return whole == null ? null : patches.between(whole);
        } catch (IOException notInThisClone) {
            // This only helps drop gates and new gaps; without it gates estimate from counters and say so.
            return null;
        }
    }
}
