package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;

/** The links to folders in a workspace. They are not followed, because they may lead anywhere, and a note says so. */
final class FolderLinks {
    private final WorkspaceTree tree;

    FolderLinks(WorkspaceTree tree) {
        this.tree = tree;
    }

    /**
     * The files behind links to folders that a pattern names without wildcards: whoever names a file means it. Other
     * patterns do not lead through links.
     */
    List<String> named(String pattern) {
        return Arrays.stream(pattern.split(","))
                .map(String::strip)
                .map(file -> file.startsWith("./") ? file.substring(2) : file)
                .filter(file -> tree.links().stream().anyMatch(link -> file.startsWith(link + "/")) && isThere(file))
                .toList();
    }

    /** A clause that says there are such links; empty if there are none. */
    String notFollowed() {
        List<String> links = tree.links();
        if (links.isEmpty()) {
            return "";
        }
        return "; " + links.get(0) + " is a link to a folder, which is not followed";
    }

    private boolean isThere(String file) {
        try {
            return Files.isRegularFile(tree.resolve(file));
        } catch (InvalidPathException aPattern) {
            return false;
        }
    }
}
