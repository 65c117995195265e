package io.jenkins.plugins.coveragemonitor.collect.path;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a workspace, found in one walk. Links to folders are not followed, so there are no loops and no way out
 * of the workspace; a link to a file counts if that file is in the workspace.
 */
public final class WorkspaceTree {
    /** Folders that no build writes: the stores of version control systems. */
    private static final Set<String> NEVER = Set.of(".git", ".hg", ".svn");

    private final Path root;
    private final List<String> files;
    private final List<String> links;
    private final Path given;

    private WorkspaceTree(Path root, Path given, List<String> files, List<String> links) {
        this.root = root;
        this.files = files;
        this.links = links;
        this.given = given;
    }

    /**
     * Walks a workspace.
     *
     * @throws IOException if it is not a folder, or cannot be read; the message is one sentence that names it
     */
    public static WorkspaceTree of(Path workspace) throws IOException {
        if (!Files.isDirectory(workspace)) {
            throw new IOException(workspace + ": is not a folder; give the folder that was built");
        }
        Path root = workspace.toRealPath();
        List<String> files = new ArrayList<>();
        List<String> links = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path name = folder.getFileName();
                boolean skipped = name != null && !folder.equals(root) && NEVER.contains(name.toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() || attributes.isSymbolicLink() && isInside(root, file)) {
                    files.add(relative(root, file));
                } else if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
                    links.add(relative(root, file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        links.sort(null);
        return new WorkspaceTree(root, workspace.toAbsolutePath().normalize(), List.copyOf(files), List.copyOf(links));
    }

    private static boolean isInside(Path root, Path link) {
        try {
            Path target = link.toRealPath();
            return target.startsWith(root) && Files.isRegularFile(target);
        } catch (IOException dangling) {
            return false;
        }
    }

    private static String relative(Path root, Path file) {
        String path = root.relativize(file).toString();
        return java.io.File.separatorChar == '/' ? path : path.replace(java.io.File.separatorChar, '/');
    }

    /** The workspace, as its real path. */
    public Path root() {
        return root;
    }

    /** The paths of all files, relative with forward slashes, sorted. */
    public List<String> files() {
        return files;
    }

    /** The paths of links to folders, which are not followed, sorted. */
    public List<String> links() {
        return links;
    }

    /** The absolute paths of the workspace, with forward slashes. */
    public List<String> names() {
        return Stream.of(root, given)
                .map(path -> path.toString().replace('\\', '/'))
                .distinct()
                .toList();
    }

    /** The path of one of its files. */
    public Path resolve(String file) {
        return root.resolve(file);
    }
}
