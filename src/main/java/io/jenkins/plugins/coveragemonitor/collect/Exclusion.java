package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.List;
import java.util.Optional;

/**
 * Leaves source files out of a report, as its specification asks.
 *
 * @param kept the files that are left
 * @param note what was left out, in one sentence; empty if nothing was
 */
record Exclusion(List<FileCoverage> kept, Optional<String> note) {
    /** What is left of some files under the paths of the workspace. */
    static Exclusion of(FoundReport found, List<FileCoverage> files) {
        String pattern = found.spec().exclude();
        if (pattern == null) {
            return new Exclusion(files, Optional.empty());
        }
        Glob glob = Glob.of(pattern);
        List<FileCoverage> kept =
                files.stream().filter(file -> !glob.matches(file.path())).toList();
        int gone = files.size() - kept.size();
        return new Exclusion(
                kept,
                gone == 0
                        ? Optional.empty()
                        : Optional.of(found.file() + ": " + Plurals.count(gone, "file is", "files are")
                                + " left out by exclude '" + pattern + "'"));
    }

    /** The sums over the files that are left. */
    Counters counters() {
        return kept.stream().map(FileCoverage::counters).reduce(Counters.NONE, Counters::plus);
    }
}
