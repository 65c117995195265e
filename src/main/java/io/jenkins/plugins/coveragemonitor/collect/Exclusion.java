package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.List;
import java.util.Optional;

/**
 * Excludes source files from a report, as its specification says.
 *
 * @param kept the remaining files
 * @param note what was excluded, in one sentence; empty if nothing was
 */
record Exclusion(List<FileCoverage> kept, Optional<String> note) {
    /** The remaining files, under the paths of the workspace. */
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

    /** The sums over the remaining files. */
    Counters counters() {
        return kept.stream().map(FileCoverage::counters).reduce(Counters.NONE, Counters::plus);
    }
}
