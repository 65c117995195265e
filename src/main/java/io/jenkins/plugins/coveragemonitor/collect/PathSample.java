package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sample of a report's files: those whose paths have the smallest hashes. Two reports about nearly the same files
 * then have nearly the same sample, and a later build can check whether those files still exist (Broder 1997, On the
 * resemblance and containment of documents).
 */
final class PathSample {
    /** Enough to distinguish a half from a whole; a record has a sample for each report. */
    static final int SIZE = 20;

    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private PathSample() {}

    /** The sample of the files of a report, in the order of paths. */
    static List<String> of(Collection<FileCoverage> files) {
        return of(files.stream().map(FileCoverage::path));
    }

    static List<String> of(Stream<String> paths) {
        return paths.distinct()
                .sorted(Comparator.comparingInt(PathSample::hash).thenComparing(Comparator.naturalOrder()))
                .limit(SIZE)
                .sorted()
                .toList();
    }

    /** Similar paths must not have similar hashes. */
    private static int hash(String path) {
        int hash = path.hashCode() * GOLDEN_RATIO;
        return hash ^ hash >>> 15;
    }
}
