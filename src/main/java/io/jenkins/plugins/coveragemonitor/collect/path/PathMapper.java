package io.jenkins.plugins.coveragemonitor.collect.path;

import io.jenkins.plugins.coveragemonitor.collect.patch.ReportPath;
import io.jenkins.plugins.coveragemonitor.collect.patch.SuffixIndex;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.report.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps the paths of reports to the workspace's files, so that one file has one path however its tools spell it: {@code
 * C:\…}, {@code /app/…}, relative to a package, to a module or to the report.
 *
 * <p>A path is matched by its end. If several files match, these decide, in this order: the report's own module, the
 * group it names, the path as it is, and where the report's other files are. If it is still ambiguous, the path of the
 * report is kept, and a note says so.
 */
public final class PathMapper {
    private static final Set<String> OUTPUT_FOLDERS = Set.of(
            "target",
            "build",
            "out",
            "dist",
            "bin",
            "obj",
            "coverage",
            "reports",
            "test-results",
            ".nyc_output",
            "htmlcov",
            "TestResults");

    private final String[] rootNames;
    private final Set<String> files;
    private final SuffixIndex index;
    private final GoModules goModules;
    private @Nullable SuffixIndex indexIgnoringCase;
    private @Nullable DamagedNames damagedNames;

    /** A mapper for the files of a workspace. */
    public PathMapper(WorkspaceTree tree) {
        this.rootNames =
                tree.root().toString().replace('\\', '/').replaceFirst("^/", "").split("/");
        this.files = new HashSet<>(tree.files());
        this.index = SuffixIndex.of(tree.files());
        this.goModules = GoModules.of(tree);
    }

    /**
     * The files of a report under their paths in the workspace.
     *
     * @param files the mapped files; two of the report's paths may have become one
     * @param problems what stayed ambiguous
     */
    public record Mapped(List<FileCoverage> files, List<String> problems) {}

    /**
     * Maps the files of one report.
     *
     * @param reportFile the path of the report, relative to the workspace
     */
    public Mapped map(String reportFile, Report report) {
        List<String> folder = module(reportFile);
        List<List<String>> roots = new ArrayList<>();
        for (String root : report.sourceRoots()) {
            ReportPath path = ReportPath.of(root);
            roots.add(path.up() > 0 ? path.from(folder) : path.names());
        }
        roots.removeIf(root -> root == null || root.isEmpty());
        ReportPaths paths = new ReportPaths(this, folder, parent(reportFile), roots);
        report.files().forEach(file -> paths.add(file.path()));
        List<FileCoverage> mapped = new ArrayList<>(report.files().size());
        for (FileCoverage file : report.files()) {
            mapped.add(file.withPath(paths.resolve(file.path())));
        }
        return new Mapped(mapped, paths.problems(reportFile));
    }

    /** The folder of the module of a report: the report's path up to the first folder of build products. */
    private static List<String> module(String reportFile) {
        List<String> parents = parent(reportFile);
        for (int i = 0; i < parents.size(); i++) {
            if (OUTPUT_FOLDERS.contains(parents.get(i))) {
                return parents.subList(0, i);
            }
        }
        return parents;
    }

    /** The folder of a report's module with a trailing slash, {@code ""} for the workspace itself. */
    public static String moduleOf(String reportFile) {
        List<String> names = module(reportFile);
        return names.isEmpty() ? "" : String.join("/", names) + "/";
    }

    private static List<String> parent(String file) {
        List<String> names = Arrays.asList(file.split("/"));
        return names.subList(0, names.size() - 1);
    }

    /** Whether a file is a build product: a copy of a source, rather than the source. */
    static boolean isOutput(List<String> file) {
        return file.subList(0, file.size() - 1).stream().anyMatch(OUTPUT_FOLDERS::contains);
    }

    /** Whether the workspace has a file. */
    public boolean exists(String file) {
        return files.contains(file);
    }

    /** The path relative to the workspace, if it is an absolute one below it. */
    ReportPath insideWorkspace(ReportPath path) {
        List<String> names = path.names();
        if (!path.absolute() || names.size() <= rootNames.length) {
            return path;
        }
        for (int i = 0; i < rootNames.length; i++) {
            boolean same =
                    path.drive() ? rootNames[i].equalsIgnoreCase(names.get(i)) : rootNames[i].equals(names.get(i));
            if (!same) {
                return path;
            }
        }
        return new ReportPath(false, path.drive(), 0, names.subList(rootNames.length, names.size()));
    }

    /** The path with the letters that its report lost, if one file of the workspace determines them. */
    ReportPath repaired(ReportPath path) {
        if (path.names().isEmpty() || path.names().stream().noneMatch(DamagedNames::isDamaged)) {
            return path;
        }
        if (damagedNames == null) {
            damagedNames = new DamagedNames(files);
        }
        List<String> names = damagedNames.repaired(path.names());
        return names == null ? path : new ReportPath(path.absolute(), path.drive(), path.up(), List.copyOf(names));
    }

    /** The Go file that a path names by its module, if the workspace has the module; the file may not exist. */
    Optional<String> goFile(ReportPath path) {
        return path.absolute() || path.up() > 0
                ? Optional.empty()
                : goModules.file(path.names()).filter(file -> file.endsWith(".go"));
    }

    SuffixIndex.Match longestEnd(List<String> names, List<List<String>> folders, boolean ignoreCase) {
        SuffixIndex.Match match = index.longestEnd(names, folders);
        if (!ignoreCase) {
            return match;
        }
        if (indexIgnoringCase == null) {
            indexIgnoringCase = index.ignoringCase();
        }
        SuffixIndex.Match folded = indexIgnoringCase.longestEnd(names, folders);
        return folded.names() > match.names() ? folded : match;
    }
}
