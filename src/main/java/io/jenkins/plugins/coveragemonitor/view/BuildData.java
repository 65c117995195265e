package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.NewGaps;
import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the pages of one build are made from: just measured, or read back from where it is kept.
 *
 * @param job the job's full name
 * @param point what history keeps of the build
 * @param measurement its whole measurement, {@link Measurement#NONE} if it is unmeasured or not kept any more
 * @param gates what its gates came to, in the order of the rules
 * @param baseline the build it is compared with, or {@code null}
 * @param baselineWords how people call that build and why it is that one, {@code null} if that is not known
 * @param before that build's measurement, {@link Measurement#NONE} if it is not kept any more
 * @param patch the changed lines, or {@code null} if they are not known
 * @param sinceBaseline the change from the baseline on, by which unchanged lines are found again in it; {@code null} if
 *     that is not known
 * @param reports what was found and read
 * @param services the components that are running services
 */
public record BuildData(
        String job,
        Point point,
        Measurement measurement,
        List<GateResult> gates,
        Point baseline,
        String baselineWords,
        Measurement before,
        Patch patch,
        Patch sinceBaseline,
        List<BuildPage.ReportRow> reports,
        Set<String> services) {
    /** Creates it; the lists are copied. */
    public BuildData {
        Objects.requireNonNull(job);
        Objects.requireNonNull(point);
        Objects.requireNonNull(measurement);
        Objects.requireNonNull(before);
        gates = List.copyOf(gates);
        reports = List.copyOf(reports);
        services = Set.copyOf(services);
    }

    /** A build of which no component is a running service. */
    public BuildData(
            String job,
            Point point,
            Measurement measurement,
            List<GateResult> gates,
            Point baseline,
            String baselineWords,
            Measurement before,
            Patch patch,
            Patch sinceBaseline,
            List<BuildPage.ReportRow> reports) {
        this(job, point, measurement, gates, baseline, baselineWords, before, patch, sinceBaseline, reports, Set.of());
    }

    /** A build that is compared with the one of the same job where its patch begins, which goes without saying why. */
    public BuildData(
            String job,
            Point point,
            Measurement measurement,
            List<GateResult> gates,
            Point baseline,
            Measurement before,
            Patch patch,
            List<BuildPage.ReportRow> reports) {
        this(job, point, measurement, gates, baseline, null, before, patch, patch, reports);
    }

    /** The baseline as a sentence calls it, such as {@code #119} or {@code main #41}. */
    String since() {
        return baselineWords == null ? "#" + baseline.build() : baselineWords.replaceFirst(",.*", "");
    }

    /** What this build left or made uncovered. */
    public NewGaps newGaps() {
        return NewGaps.of(measurement, baseline == null ? null : before, patch, sinceBaseline);
    }

    /** The patch under the paths that were measured; {@code null} if it is not known. */
    public Patch mapped() {
        return patch == null ? null : patch.onto(measurement);
    }

    /** Tells the path that a file of the measurement has in the baseline. */
    UnaryOperator<String> pathsBefore() {
        Map<String, FileChange> moves = sinceBaseline == null
                ? Map.of()
                : sinceBaseline.onto(measurement).files();
        return path -> moves.containsKey(path) ? moves.get(path).pathBefore(path) : path;
    }
}
