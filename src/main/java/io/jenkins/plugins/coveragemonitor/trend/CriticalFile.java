package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.model.Points;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;

/**
 * A file that is worth a test.
 *
 * @param component the component it belongs to, {@code ""} for none
 * @param path its path
 * @param missed its lines that no test covers
 * @param fresh how many of them are new gaps of this build
 * @param changes in how many of the recent builds its code changed
 * @param lift how many percentage points the project gains if all of the file is covered
 * @param gaps its uncovered ranges, the new ones of this build first
 */
@WithBuilder
public record CriticalFile(
        String component, String path, long missed, long fresh, int changes, Points lift, List<GapCandidate> gaps) {
    /** Creates it; the list is copied. */
    public CriticalFile {
        gaps = List.copyOf(gaps);
    }
}
