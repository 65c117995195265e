package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.collect.path.PathMapper;
import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Finds the class files that execution data was measured with. */
final class ClassFiles {
    private final WorkspaceTree tree;

    ClassFiles(WorkspaceTree tree) {
        this.tree = tree;
    }

    /**
     * The class files for a report: those in its specification (files, or folders of them), else those of its module
     * without tests, else archives beside it, else all of the workspace.
     */
    List<Path> of(FoundReport report) {
        if (report.spec().classes() != null) {
            Glob glob = Glob.of(report.spec().classes());
            return select(file -> isCode(file) && matchesFileOrFolder(glob, file));
        }
        String module = PathMapper.moduleOf(report.file());
        List<Path> own = select(file -> isMainClass(file) && file.startsWith(module));
        if (!own.isEmpty()) {
            return own;
        }
        String folder = report.file().substring(0, report.file().lastIndexOf('/') + 1);
        List<Path> beside =
                select(file -> isArchive(file) && file.startsWith(folder) && file.indexOf('/', folder.length()) < 0);
        return beside.isEmpty() ? select(ClassFiles::isMainClass) : beside;
    }

    private List<Path> select(Predicate<String> condition) {
        return tree.files().stream().filter(condition).map(tree::resolve).toList();
    }

    private static boolean matchesFileOrFolder(Glob glob, String file) {
        if (glob.matches(file)) {
            return true;
        }
        for (int slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
            if (glob.matches(file.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode(String file) {
        return file.endsWith(".class") || isArchive(file);
    }

    private static boolean isArchive(String file) {
        return file.endsWith(".jar") || file.endsWith(".war") || file.endsWith(".zip");
    }

    private static boolean isMainClass(String file) {
        String folders = "/" + file;
        return file.endsWith(".class")
                && !folders.contains("/test-classes/")
                && !folders.matches(".*/classes/[^/]+/(test|[a-z]\\w*Test)/.*");
    }
}
