package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.ExpectedReport;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the earlier builds of a job and branch had: what a build may be expected to have, too. */
public final class EarlierReports {
    /** How many builds back records are looked for; the record of a discarded build is gone with it. */
    private static final int MOST_BUILDS = 20;

    private final List<Point> earlier;
    private final IntFunction<Optional<BuildRecord>> records;

    /**
     * Those of a job.
     *
     * @param points its history, in ascending order of builds
     * @param build the build that they are earlier than
     * @param branch its branch, {@code null} if the job knows only one
     * @param records looks up what is kept of a build; empty where that is gone
     */
    public EarlierReports(
            List<Point> points, int build, @Nullable String branch, IntFunction<Optional<BuildRecord>> records) {
        this.earlier = points.stream()
                .filter(point -> point.build() < build)
                .filter(point -> point.branch() == null
                        || branch == null
                        || point.branch().equals(branch))
                .toList();
        this.records = records;
    }

    /**
     * The records that show which build had a report last: of the last complete build, of the newest one, and of those
     * whose measurement the last complete one carried forward.
     */
    public List<BuildRecord> records() {
        List<BuildRecord> found = new ArrayList<>(complete().stream().toList());
        previous().ifPresent(found::add);
        complete().stream().flatMap(this::origins).forEach(found::add);
        return found;
    }

    /** The records of the builds that measured what a build carried forward: it read no report of that itself. */
    private Stream<BuildRecord> origins(BuildRecord of) {
        return earlier.stream()
                .filter(point -> point.build() == of.build())
                .flatMap(point -> point.carried().values().stream())
                .map(Carried::build)
                .distinct()
                .flatMap(build -> records.apply(build).stream());
    }

    /**
     * The reports of coverage that the last complete build read.
     *
     * @param accepted those whose loss somebody accepted
     */
    public List<ExpectedReport> expected(Set<String> accepted) {
        return expected(complete(), report -> !report.isOfTests() && !accepted.contains(report.file()));
    }

    /** All reports that the build before read, be it complete or not. */
    public List<ExpectedReport> before() {
        return expected(previous(), report -> true);
    }

    private static List<ExpectedReport> expected(Optional<BuildRecord> record, Predicate<ReadReport> which) {
        return record.map(had -> had.reports().stream()
                        .filter(ReadReport::isUsable)
                        .filter(which)
                        .map(report -> new ExpectedReport(
                                report.file(),
                                report.format(),
                                report.component(),
                                report.sample(),
                                report.stamp(),
                                had.build(),
                                report.flag()))
                        .toList())
                .orElse(List.of());
    }

    /** The builds that came after the last complete one: what they miss may have been accepted. */
    public List<Point> sinceComplete() {
        int last = complete().map(BuildRecord::build).orElse(Integer.MAX_VALUE);
        return earlier.stream().filter(point -> point.build() > last).toList();
    }

    private Optional<BuildRecord> complete() {
        return newest(point ->
                point.isComplete() && (point.isMeasured() || point.tests().isMeasured()));
    }

    private Optional<BuildRecord> previous() {
        return newest(point -> true);
    }

    private Optional<BuildRecord> newest(Predicate<Point> which) {
        int looked = 0;
        for (int i = earlier.size() - 1; i >= 0 && looked < MOST_BUILDS; i--) {
            if (which.test(earlier.get(i))) {
                looked++;
                Optional<BuildRecord> record = records.apply(earlier.get(i).build());
                if (record.isPresent()) {
                    return record;
                }
            }
        }
        return Optional.empty();
    }
}
