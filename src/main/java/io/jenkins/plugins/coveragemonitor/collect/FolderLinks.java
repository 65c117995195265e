package io.jenkins.plugins.coveragemonitor.collect;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/** The links to folders in a workspace: they are not followed, as they may lead anywhere, and that is said. */
final class FolderLinks {
    private final WorkspaceTree tree;

    FolderLinks(WorkspaceTree tree) {
        this.tree = tree;
    }

    /** Why a file that a pattern names outright is not read although it is there; empty if it is not there. */
    Optional<String> behind(String pattern) {
        return tree.links().stream()
                .filter(link -> pattern.startsWith(link + "/") && isThere(pattern))
                .map(link -> pattern + " is there, but " + link
                        + " is a link to a folder, which is not followed; copy the report into the workspace")
                .findFirst();
    }

    /** That there are such links, as a clause behind others; empty if there are none. */
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
