package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.AbsentReport;
import io.jenkins.plugins.coveragemonitor.collect.ExpectedReport;
import io.jenkins.plugins.coveragemonitor.collect.ExpectedReportBuilder;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reports of earlier builds of a job and branch, which a build is expected to have too. */
public final class EarlierReports {
    /** How many builds back records are searched; the record of a discarded build is deleted with it. */
    private static final int MOST_BUILDS = 20;

    /** After this many consecutive builds that no longer list the same files, these count as removed. */
    static final int SETTLED_AFTER = 4;

    private final List<Point> earlier;
    private final IntFunction<Optional<BuildRecord>> records;
    private final String job;
    private final Set<String> acceptedThere;
    private final @Nullable EarlierReports elsewhere;

    /**
     * The earlier reports of a job.
     *
     * @param points its history, in ascending order of builds
     * @param build the build that they are earlier than
     * @param branch its branch, {@code null} if the job has only one
     * @param records looks up the record of a build; empty if it is gone
     */
    public EarlierReports(
            List<Point> points, int build, @Nullable String branch, IntFunction<Optional<BuildRecord>> records) {
        this(
                points.stream()
                        .filter(point -> point.build() < build)
                        .filter(point -> point.branch() == null
                                || branch == null
                                || point.branch().equals(branch))
                        .toList(),
                records,
                "",
                Set.of(),
                null);
    }

    private EarlierReports(
            List<Point> earlier,
            IntFunction<Optional<BuildRecord>> records,
            String job,
            Set<String> acceptedThere,
            @Nullable EarlierReports elsewhere) {
        this.earlier = earlier;
        this.records = records;
        this.job = job;
        this.acceptedThere = acceptedThere;
        this.elsewhere = elsewhere;
    }

    /**
     * The reports of all builds of another job: those expected of a branch that began from it.
     *
     * @param name the name of the job or branch
     * @param accepted the paths of reports whose loss somebody accepted there
     */
    public static EarlierReports elsewhere(
            List<Point> points, IntFunction<Optional<BuildRecord>> records, String name, Set<String> accepted) {
        return new EarlierReports(List.copyOf(points), records, name, Set.copyOf(accepted), null);
    }

    /** A copy that uses the reports of another job while none of these builds is complete. */
    public EarlierReports or(@Nullable EarlierReports other) {
        return new EarlierReports(earlier, records, job, acceptedThere, other);
    }

    /** Whether no build is complete yet, so that another job shows what is expected. */
    public boolean areElsewhere() {
        return elsewhere != null && newestComplete().isEmpty();
    }

    /**
     * The records that show which build last had a report: those of the last complete build, of the newest one, and of
     * those whose measurement the last complete one carried forward.
     */
    public List<EarlierBuild> records() {
        List<EarlierBuild> found = new ArrayList<>();
        shown().complete().map(shown()::named).ifPresent(found::add);
        previous().map(this::named).ifPresent(found::add);
        shown().complete().stream()
                .flatMap(shown()::origins)
                .map(shown()::named)
                .forEach(found::add);
        return found;
    }

    private EarlierBuild named(BuildRecord record) {
        return new EarlierBuild(record, job);
    }

    /** The record that shows what is expected. */
    private EarlierReports shown() {
        return elsewhere == null || newestComplete().isPresent() ? this : elsewhere;
    }

    /** The paths of the reports of one build; empty if its record is gone. */
    public Optional<Set<String>> filesOf(int build) {
        return records.apply(build)
                .map(record -> record.reports().stream().map(ReadReport::file).collect(Collectors.toUnmodifiableSet()));
    }

    /** The records of the builds that measured what a build carried forward, of which it read no report itself. */
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
     * @param accepted the paths of reports whose loss somebody accepted
     */
    public List<ExpectedReport> expected(Set<String> accepted) {
        EarlierReports shown = shown();
        return expected(
                shown.complete(),
                report -> !report.isOfTests()
                        && !accepted.contains(report.file())
                        && !shown.acceptedThere.contains(report.file()),
                settled());
    }

    /** All reports that the build before read, whether it is complete or not. */
    public List<ExpectedReport> before() {
        return expected(previous(), report -> true, Map.of());
    }

    private static List<ExpectedReport> expected(
            Optional<BuildRecord> record, Predicate<ReadReport> which, Map<String, List<String>> settled) {
        return record.map(had -> had.reports().stream()
                        .filter(ReadReport::isUsable)
                        .filter(which)
                        .map(report -> ExpectedReportBuilder.builder()
                                .file(report.file())
                                .format(report.format())
                                .component(report.component())
                                .sample(report.sample())
                                .stamp(report.stamp())
                                .build(had.build())
                                .flag(report.flag())
                                .files(report.files())
                                .sourceless(report.sourceless())
                                .settled(settled.getOrDefault(report.file(), List.of()))
                                .create())
                        .toList())
                .orElse(List.of());
    }

    /** The builds after the last complete one: what they miss may have been accepted. */
    public List<Point> sinceComplete() {
        int last = complete().map(BuildRecord::build).orElse(elsewhere == null ? Integer.MAX_VALUE : 0);
        return earlier.stream().filter(point -> point.build() > last).toList();
    }

    /** By report: the same files that the newest builds, enough of them in a row, no longer list. */
    private Map<String, List<String>> settled() {
        List<Point> since = sinceComplete().stream().filter(Point::isMeasured).toList();
        if (since.size() < SETTLED_AFTER) {
            return Map.of();
        }
        Map<String, List<String>> settled = null;
        for (Point point : since.subList(since.size() - SETTLED_AFTER, since.size())) {
            Map<String, List<String>> unlisted = records.apply(point.build())
                    .map(record -> unlisted(record, point))
                    .orElse(Map.of());
            if (settled == null) {
                settled = unlisted;
            } else {
                settled.entrySet().retainAll(unlisted.entrySet());
            }
        }
        return settled == null ? Map.of() : settled;
    }

    /** By report: the files that one build found unlisted, if that made it partial. */
    private static Map<String, List<String>> unlisted(BuildRecord record, Point point) {
        return record.absent().stream()
                .filter(absent -> absent.there() > 0)
                .filter(absent -> point.completeness().missing().stream()
                        .anyMatch(missing -> absent.file().equals(missing.report())))
                .collect(Collectors.toMap(AbsentReport::file, AbsentReport::unmeasured, (a, b) -> a, HashMap::new));
    }

    private Optional<BuildRecord> complete() {
        return newest(Point::isConclusive);
    }

    private Optional<Point> newestComplete() {
        return earlier.stream().filter(Point::isConclusive).reduce((older, newer) -> newer);
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
