package io.jenkins.plugins.coveragemonitor.collect.patch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a change touched.
 *
 * @param files the change of each file that still exists, by path
 * @param deleted the paths of the files that no longer exist
 * @param problems what is unknown about the change, one sentence each
 * @param since the full hash of the commit where it begins, or {@code null} if unknown
 */
public record Patch(Map<String, FileChange> files, Set<String> deleted, List<String> problems, @Nullable String since) {
    /** Creates a patch; the collections are copied. Older data has no deleted files. */
    @JsonCreator
    public Patch(
            @JsonProperty("files") Map<String, FileChange> files,
            @JsonProperty("deleted") @Nullable Set<String> deleted,
            @JsonProperty("problems") List<String> problems,
            @JsonProperty("since") @Nullable String since) {
        this.files = Collections.unmodifiableMap(new TreeMap<>(files));
        this.deleted = deleted == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(deleted));
        this.problems = List.copyOf(problems);
        this.since = since;
    }

    /** A patch whose start is unknown. */
    public Patch(Map<String, FileChange> files, Set<String> deleted, List<String> problems) {
        this(files, deleted, problems, null);
    }

    /** A copy that begins at a commit. */
    Patch since(String commit) {
        return new Patch(files, deleted, problems, commit);
    }

    /** A copy with another problem. */
    public Patch with(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(problem);
        return new Patch(files, deleted, more, since);
    }

    /** A patch without deleted files. */
    public Patch(Map<String, FileChange> files, List<String> problems) {
        this(files, Set.of(), problems);
    }

    /** The paths of the changed files that still exist. */
    public Set<String> paths() {
        return files.keySet();
    }

    /** Whether no file is changed. */
    @JsonIgnore
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** Whether a line of the new file was added or changed. */
    public boolean touches(String path, int line) {
        FileChange change = files.get(path);
        return change != null && change.touches(line);
    }

    /** The old path of a file; its own if it was not renamed, or not changed at all. */
    public String pathBefore(String path) {
        FileChange change = files.get(path);
        return change == null ? path : change.pathBefore(path);
    }

    /**
     * Whether lines of a file were written or removed. A file that was only renamed, or whose lines were only moved or
     * reindented, has the same content.
     */
    public boolean isEdited(String path) {
        FileChange change = files.get(path);
        if (change == null || !change.changed().isEmpty() || change.hunks() == null) {
            return change != null && !change.changed().isEmpty();
        }
        Set<MovedLines> moved = files.values().stream()
                .flatMap(other -> other.moved().stream())
                .filter(lines -> lines.oldPath().equals(change.oldPath()))
                .collect(Collectors.toSet());
        return change.hunks().stream()
                .flatMapToInt(hunk -> IntStream.range(hunk.oldStart(), hunk.oldStart() + hunk.oldCount()))
                .anyMatch(
                        line -> moved.stream().noneMatch(lines -> lines.source().contains(line)));
    }

    /**
     * This patch with the paths of the measurement. A measured path that could not be mapped to the workspace (for
     * example one relative to a package) is matched by its end; if several changed files have this end, none is.
     */
    public Patch onto(Measurement measurement) {
        Map<String, FileChange> byMeasuredPath = new TreeMap<>(files);
        SuffixIndex index = SuffixIndex.of(List.copyOf(files.keySet()));
        for (Component component : measurement.components().values()) {
            for (String path : component.filesByPath().keySet()) {
                if (!files.containsKey(path)) {
                    List<String> names = ReportPath.of(path).names();
                    SuffixIndex.Match match = index.longestEnd(names);
                    boolean whole = match.names() == names.size();
                    if (whole && match.files().size() == 1) {
                        byMeasuredPath.put(path, files.get(match.files().get(0)));
                    }
                }
            }
        }
        return new Patch(byMeasuredPath, deleted, problems, since);
    }

    /** A copy in which old lines of some files cannot be found. */
    Patch withoutLinesOf(Set<String> paths) {
        if (paths.isEmpty()) {
            return this;
        }
        Map<String, FileChange> unsure = new TreeMap<>(files);
        for (String path : paths) {
            FileChange change = files.get(path);
            unsure.put(
                    path,
                    change == null
                            ? new FileChange(path, List.of(), null)
                            : new FileChange(change.oldPath(), change.changed(), null, List.of()));
        }
        return new Patch(unsure, deleted, problems, since);
    }

    /** LINE, BRANCH and FUNCTION of only the changed lines; no metric at all if this build measured no changed line. */
    public Counters counters(Measurement measurement) {
        Patch mapped = onto(measurement);
        Counters sum = Counters.NONE;
        for (FileCoverage file : measurement.withoutCarried().files()) {
            FileChange change = mapped.files.get(file.path());
            if (change != null) {
                sum = sum.plus(counters(file, change));
            }
        }
        return sum;
    }

    private static Counters counters(FileCoverage file, FileChange change) {
        LineTable lines = file.lines();
        long covered = 0;
        long missed = 0;
        long taken = 0;
        long untaken = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (change.touches(lines.number(i))) {
                taken += lines.coveredBranches(i);
                untaken += lines.missedBranches(i);
                if (lines.hits(i) > 0) {
                    covered++;
                } else if (lines.isLine(i)) {
                    missed++;
                }
            }
        }
        return Counters.of(Map.of(
                Metric.LINE, new Counter(covered, missed),
                Metric.BRANCH, new Counter(taken, untaken),
                Metric.FUNCTION, functions(file.functions(), change)));
    }

    private static Counter functions(FunctionTable functions, FileChange change) {
        long entered = 0;
        long missed = 0;
        for (int i = 0; i < functions.size(); i++) {
            if (functions.line(i) > 0 && change.touches(functions.line(i))) {
                entered += functions.hits(i) > 0 ? 1 : 0;
                missed += functions.hits(i) > 0 ? 0 : 1;
            }
        }
        return new Counter(entered, missed);
    }
}
