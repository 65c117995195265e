package io.jenkins.plugins.coveragemonitor.collect.patch;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds the lines that a build changed by the machine's git: {@code git diff -U0} up to the workspace's commit. */
public final class GitPatch {
    /** The most measured files that git treats as binary; hardly any project has one. */
    private static final int UNSHOWN = 500;

    private final Git git;
    private final Predicate<String> measured;
    private final Map<String, Patch> known = new HashMap<>();

    /** The patch of a git's workspace. */
    public GitPatch(Git git) {
        this(git, path -> false);
    }

    /**
     * The patch of a git's workspace.
     *
     * @param measured tells whether a path may be that of a measured file, whose change must be known even if git
     * treats it as binary
     */
    public GitPatch(Git git, Predicate<String> measured) {
        this.git = git;
        this.measured = measured;
    }

    Git git() {
        return git;
    }

    /**
     * The change since a commit: the diff between the merge base and the workspace's commit.
     *
     * @param base the commit or branch that the work began from; a change request's target, or the previous build's
     * commit
     * @throws IOException if it cannot be determined; the message is one sentence with the remedy
     * @throws InterruptedException if the build was stopped meanwhile
     */
    public Patch since(String base) throws IOException, InterruptedException {
        git.require("rev-parse", "--git-dir");
        String commit = git.commit(base);
        if (commit == null) {
            throw new IOException("the commit '" + base + "' to compare with is not in " + git.theClone()
                    + "; fetch it before measuring");
        }
        String mergeBase = git.mergeBase(commit, "HEAD");
        if (mergeBase == null) {
            throw new IOException("'" + base + "' and the built commit have no common commit in " + git.theClone()
                    + "; fetch more of the history");
        }
        return between(mergeBase);
    }

    /** The difference between a commit, by its full hash, and the workspace's. */
    Patch between(String commit) throws IOException, InterruptedException {
        Patch patch = known.get(commit);
        if (patch == null) {
            String diff = diff(commit, List.of(), List.of());
            patch = fromTop(withUnshown(UnifiedDiff.parse(diff), commit, UnshownFiles.in(diff)))
                    .since(commit);
            known.put(commit, patch);
        }
        return patch;
    }

    private String diff(String commit, List<String> more, List<String> files) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "diff",
                "-U0",
                "--no-relative",
                "--find-renames",
                "--src-prefix=a/",
                "--dst-prefix=b/",
                "--ignore-submodules=none"));
        arguments.addAll(more);
        arguments.addAll(List.of(commit, "HEAD", "--"));
        files.forEach(file -> arguments.add(":(top,literal)" + file));
        return git.require(arguments.toArray(String[]::new));
    }

    /** Adds the changes of measured files that git treats as binary; a text diff counts their lines too. */
    private Patch withUnshown(Patch patch, String commit, Set<String> unshown) throws InterruptedException {
        List<String> wanted = unshown.stream().filter(measured).toList();
        if (wanted.isEmpty()) {
            return patch;
        }
        try {
            if (wanted.size() > UNSHOWN) {
                throw new IOException("they are more than " + UNSHOWN);
            }
            Map<String, FileChange> files = new TreeMap<>(patch.files());
            files.putAll(
                    UnifiedDiff.parse(diff(commit, List.of("--text"), wanted)).files());
            return new Patch(files, patch.deleted(), patch.problems());
        } catch (IOException unknown) {
            return patch.with("git takes " + wanted.get(0)
                    + (wanted.size() == 1 ? "" : " and " + Plurals.count(wanted.size() - 1, "other measured file"))
                    + " for binary, so that the changed lines are not known (" + unknown.getMessage()
                    + "); remove the attribute that says so");
        }
    }

    /** Why a text cannot be the name of a commit or branch, in one sentence; empty if it can. */
    public static Optional<String> refusal(String base) {
        return base.isBlank() || base.startsWith("-") || base.contains("..")
                ? Optional.of("'" + base + "' is not a commit or branch to compare with; give a name or a hash")
                : Optional.empty();
    }

    /** The patch with paths relative to the workspace, which may be a subfolder of the repository. */
    private Patch fromTop(Patch patch) throws IOException, InterruptedException {
        String prefix = git.require("rev-parse", "--show-prefix").trim();
        if (prefix.isEmpty()) {
            return patch;
        }
        Map<String, FileChange> inside = new TreeMap<>();
        Set<String> deleted = new TreeSet<>();
        for (String path : patch.deleted()) {
            if (path.startsWith(prefix)) {
                deleted.add(path.substring(prefix.length()));
            }
        }
        patch.files().forEach((path, change) -> {
            String old = change.oldPath();
            boolean wasInside = old != null && old.startsWith(prefix);
            String oldInside = old != null && wasInside ? old.substring(prefix.length()) : old;
            if (path.startsWith(prefix)) {
                inside.put(
                        path.substring(prefix.length()),
                        new FileChange(oldInside, change.changed(), change.hunks(), inside(change.moved(), prefix)));
            } else if (oldInside != null && wasInside) {
                // It moved out of the workspace.
                deleted.add(oldInside);
            }
        });
        return new Patch(inside, deleted, patch.problems());
    }

    private static List<MovedLines> inside(List<MovedLines> moved, String prefix) {
        return moved.stream()
                .map(lines -> lines.oldPath().startsWith(prefix)
                        ? new MovedLines(
                                lines.from(),
                                lines.count(),
                                lines.oldPath().substring(prefix.length()),
                                lines.oldFrom())
                        : lines)
                .toList();
    }
}
