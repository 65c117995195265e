package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.trend.CriticalFile;
import io.jenkins.plugins.coveragemonitor.trend.CriticalFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What to test next, in words: the first files of the ranking, with their figures and gaps. */
final class TestNextAdvice {
    /** The most gaps of a file that a person reads. */
    private static final int GAPS = 200;

    private TestNextAdvice() {}

    /**
     * The first files of the ranking.
     *
     * @param recent earlier measurements, newest first, which show what code changes often
     */
    static List<BuildPage.CriticalFile> first(int count, BuildData build, List<Measurement> recent) {
        return new CriticalFiles(build.measurement(), build.newGaps(), recent)
                .first(count).stream()
                        .map(file -> new BuildPage.CriticalFile(
                                file.path(), why(file, recent.size()), gaps(file, build.measurement())))
                        .toList();
    }

    private static String why(CriticalFile file, int builds) {
        List<String> parts = new ArrayList<>();
        parts.add(NumberWords.count(file.missed(), "missed line"));
        if (file.fresh() > 0) {
            parts.add(file.fresh() == file.missed() ? "all of them new" : file.fresh() + " of them new");
        }
        if (file.changes() > 0) {
            parts.add("changed in "
                    + (builds == 1 ? "this build" : file.changes() + " of the last " + builds + " builds"));
        }
        parts.add("worth " + NumberWords.size(file.lift()));
        return String.join(", ", parts);
    }

    private static List<GapRow> gaps(CriticalFile file, Measurement measurement) {
        Component component = measurement.component(file.component()).orElseThrow();
        return GapFinder.named(
                file.gaps().stream().limit(GAPS).toList(),
                Objects.requireNonNull(component.filesByPath().get(file.path())),
                component);
    }
}
