package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.patch.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of a workspace that are exactly as committed, so no build wrote them: a tool that reads reports has samples
 * of them among its sources.
 */
final class CommittedFiles {
    private CommittedFiles() {}

    /** The files, relative to the workspace, that git tracks and that are unchanged; none if git cannot say. */
    static Set<String> among(Git git, Set<String> files) throws InterruptedException {
        if (files.isEmpty() || !isClone(git.workspace())) {
            return Set.of();
        }
        try {
            Set<String> committed = new HashSet<>(paths(git.require("ls-files", "-z")));
            committed.retainAll(files);
            if (!committed.isEmpty()) {
                git.modifiedSince("HEAD").forEach(committed::remove);
            }
            return committed;
        } catch (IOException unknown) {
            return Set.of();
        }
    }

    private static List<String> paths(String text) {
        return Arrays.stream(text.split("\0")).filter(path -> !path.isEmpty()).toList();
    }

    private static boolean isClone(Path workspace) {
        for (Path folder = workspace.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }
}
