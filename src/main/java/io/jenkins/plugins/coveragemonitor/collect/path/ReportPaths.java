package io.jenkins.plugins.coveragemonitor.collect.path;

import io.jenkins.plugins.coveragemonitor.collect.patch.ReportPath;
import io.jenkins.plugins.coveragemonitor.collect.patch.SuffixIndex;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The paths of one report. All are added first, because each is evidence for the others; then each is resolved. */
final class ReportPaths {
    private final PathMapper workspace;
    private final List<String> module;
    private final List<String> folder;
    private final List<List<String>> roots;
    private final Map<String, Named> paths = new HashMap<>();
    private final Map<PathMapping, Integer> evidence = new LinkedHashMap<>();
    private @Nullable String ambiguous;
    private int ambiguities;

    /** A path and the files that it may denote. */
    private record Named(ReportPath path, List<Candidate> candidates) {}

    /** A file that a path may denote. */
    private record Candidate(String file, List<String> names, PathMapping rule) {}

    ReportPaths(PathMapper workspace, List<String> module, List<String> folder, List<List<String>> roots) {
        this.workspace = workspace;
        this.module = module;
        this.folder = folder;
        this.roots = roots;
    }

    /** Adds a path and the files that it may denote. */
    void add(String text) {
        ReportPath path = workspace.repaired(workspace.insideWorkspace(ReportPath.of(text)));
        List<Candidate> found = path.names().isEmpty() || path.absolute() && path.isOthers() ? List.of() : find(path);
        paths.put(text, new Named(path, found));
        if (found.size() == 1) {
            evidence.merge(found.get(0).rule(), 1, Integer::sum);
        }
    }

    private List<Candidate> find(ReportPath path) {
        Optional<String> go = workspace.goFile(path);
        if (go.isPresent()) {
            List<String> names = Arrays.asList(go.get().split("/"));
            return List.of(new Candidate(go.get(), names, PathMapping.between(path.names(), names)));
        }
        SuffixIndex.Match best = workspace.longestEnd(path.names(), folders(path), path.drive());
        List<Candidate> found = new ArrayList<>(best.files().size());
        for (String file : best.files()) {
            List<String> names = Arrays.asList(file.split("/"));
            boolean whole = best.names() == names.size()
                    || !path.absolute() && best.names() >= path.names().size();
            // A bare name says nothing where others keep their code too.
            if (whole && !(path.absolute() && path.isForeign()) || best.names() > 1) {
                found.add(new Candidate(file, names, PathMapping.between(path.names(), names)));
            }
        }
        return found;
    }

    /** All folders that the path may be relative to. */
    private List<List<String>> folders(ReportPath path) {
        if (path.absolute()) {
            return List.of();
        }
        List<List<String>> folders = new ArrayList<>(roots);
        folders.add(module);
        folders.add(folder);
        folders.replaceAll(names -> names.subList(0, Math.max(0, names.size() - path.up())));
        return folders;
    }

    /** Whether it climbs above the workspace, whatever folder it is relative to. */
    private boolean leavesTheWorkspace(ReportPath path) {
        int deepest = Math.max(module.size(), folder.size());
        for (List<String> root : roots) {
            deepest = Math.max(deepest, root.size());
        }
        return !path.absolute() && path.up() > deepest;
    }

    /** The path in the workspace, or the path itself in plain form if that is unknown. */
    String resolve(String text) {
        Named named = Objects.requireNonNull(paths.get(text), "a path that was not added");
        ReportPath path = named.path();
        List<Candidate> left = named.candidates();
        if (left.isEmpty()) {
            return path.isForeign() || leavesTheWorkspace(path) ? path.text() : likeTheOthers(path);
        }
        left = keep(left, candidate -> !PathMapper.isOutput(candidate.names()));
        left = nearest(left, candidate -> common(candidate.names(), module));
        left = keep(left, candidate -> candidate.rule().keepsModule());
        left = keep(left, candidate -> candidate.names().equals(path.names()));
        left = keep(left, candidate -> evidence.containsKey(candidate.rule()));
        if (left.size() > 1) {
            ambiguities++;
            if (ambiguous == null) {
                ambiguous = ConsoleEscaper.name(path.text()) + " may be "
                        + ConsoleEscaper.name(left.get(0).file()) + " or "
                        + ConsoleEscaper.name(left.get(1).file());
            }
            return path.text();
        }
        return left.get(0).file();
    }

    /** The candidates that satisfy a condition, or all if none does. */
    private static List<Candidate> keep(List<Candidate> all, Predicate<Candidate> condition) {
        if (all.size() < 2) {
            return all;
        }
        List<Candidate> kept = all.stream().filter(condition).toList();
        return kept.isEmpty() ? all : kept;
    }

    private static List<Candidate> nearest(List<Candidate> all, ToIntFunction<Candidate> closeness) {
        int best = all.stream().mapToInt(closeness).max().orElse(0);
        return keep(all, candidate -> closeness.applyAsInt(candidate) == best);
    }

    private static int common(List<String> a, List<String> b) {
        int common = 0;
        while (common < a.size() && common < b.size() && a.get(common).equals(b.get(common))) {
            common++;
        }
        return common;
    }

    /** Where a file that the workspace does not have (any more) would be beside the report's other files. */
    private String likeTheOthers(ReportPath path) {
        int all = evidence.values().stream().mapToInt(Integer::intValue).sum();
        String likely = null;
        for (Map.Entry<PathMapping, Integer> rule : evidence.entrySet()) {
            String file = rule.getKey().apply(path.names());
            if (file != null && workspace.exists(file)) {
                return file;
            }
            if (file != null && rule.getValue() * 2 > all) {
                likely = file;
            }
        }
        return likely == null ? path.text() : likely;
    }

    /** A sentence if any path is ambiguous. */
    List<String> problems(String report) {
        if (ambiguous == null) {
            return List.of();
        }
        String more = ambiguities == 1 ? "" : ", and so for " + Plurals.count(ambiguities - 1, "more file");
        return List.of(report + ": " + ambiguous + more
                + "; it keeps the path of the report, write the report into its module's folder to tell them apart");
    }
}
