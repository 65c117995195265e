package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.AbsentReport;
import io.jenkins.plugins.coveragemonitor.collect.LostFiles;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.UnlistedFiles;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Determines what a build's measurement lacks: configured reports that do not exist, reports that cannot be used, and
 * reports that an earlier build had and that nothing replaced. Pure.
 */
public final class CompletenessCheck {
    private final BuildRecord read;
    private final Measurement whole;
    private final List<EarlierBuild> earlier;
    private final List<RequestedReports> asked;
    private final Set<String> measured;
    private final @Nullable Set<String> comparedWith;

    /**
     * A check of one build.
     *
     * @param read what all its calls requested and read
     * @param whole its measurement, with what was carried forward
     * @param earlier the records of earlier builds, the most relevant first
     * @param comparedWith of a branch that has no complete build yet the paths of the reports of the build that it is
     * compared with: what that build did not have either is not lost; {@code null} if unknown
     */
    public CompletenessCheck(
            BuildRecord read, Measurement whole, List<EarlierBuild> earlier, @Nullable Set<String> comparedWith) {
        this.read = read;
        this.whole = whole;
        this.earlier = List.copyOf(earlier);
        this.asked = RequestedReports.of(read.config().reports());
        this.measured = read.absent().stream().anyMatch(absent -> absent.there() > 0)
                ? whole.files().stream().map(FileCoverage::path).collect(Collectors.toUnmodifiableSet())
                : Set.of();
        this.comparedWith = comparedWith;
    }

    /** What is missing. */
    public Completeness result() {
        List<Missing> missing = new ArrayList<>();
        read.reports().stream()
                .filter(report -> !report.isUsable() && !isReadElsewhere(report))
                .forEach(report -> missing.add(unusable(report)));
        asked.stream().filter(this::isUnanswered).forEach(reports -> missing.add(unanswered(reports)));
        read.absent().stream().filter(this::wasThere).filter(this::isLost).forEach(absent -> missing.add(lost(absent)));
        read.absent().stream()
                .filter(this::wasThere)
                .filter(this::isShortened)
                .forEach(absent -> missing.add(shortened(absent)));
        missing.addAll(ofMissingCalls());
        missing.addAll(new MissingSources(read, whole, earlier).among(missing));
        return Completeness.of(missing);
    }

    /** A report that one call could not read counts if another call could. */
    private boolean isReadElsewhere(ReadReport report) {
        return read.reports().stream()
                .anyMatch(other -> other.isUsable()
                        && other.file().equals(report.file())
                        && other.component().equals(report.component()));
    }

    private Missing unusable(ReadReport report) {
        Optional<EarlierBuild> had = last(other -> other.file().equals(report.file()));
        boolean testsOnly = had.isPresent()
                ? had.get().record().reports().stream()
                        .filter(other -> other.file().equals(report.file()))
                        .allMatch(ReadReport::isOfTests)
                : ReportFormats.isOfTests(report.format());
        String why = Objects.requireNonNullElse(report.error(), "");
        return new Missing(report.component(), report.file(), why, number(had), testsOnly, report.flag());
    }

    private boolean isUnanswered(RequestedReports asked) {
        boolean named = !asked.component().isEmpty() || !asked.flag().isEmpty();
        boolean carried = named && isCarried(asked.component(), asked.flag());
        return !asked.optional()
                && !carried
                && !isMeasured(asked)
                && read.reports().stream().noneMatch(report -> !report.isEmpty() && asked.covers(report));
    }

    /** A component as the reports of a flag measured it, as all reports did for {@code ""}. */
    private Optional<Component> measured(String component, String flag) {
        return (flag.isEmpty() ? whole : whole.flag(flag)).component(component);
    }

    private boolean isCarried(String component, String flag) {
        return measured(component, flag).filter(Component::isCarried).isPresent();
    }

    /** The reports that exist and are empty. */
    private List<String> empty(Predicate<ReadReport> which) {
        return read.reports().stream()
                .filter(ReadReport::isEmpty)
                .filter(which)
                .map(ReadReport::file)
                .toList();
    }

    /** What is requested without a pattern is there if anything is. */
    private boolean isMeasured(RequestedReports asked) {
        boolean anything = asked.component().isEmpty() && asked.flag().isEmpty() && asked.format() == null;
        return asked.pattern() == null
                && (anything
                        ? whole.isMeasured() || whole.tests().isMeasured()
                        : measured(asked.component(), asked.flag()).isPresent());
    }

    /**
     * The components of calls that the last complete build had and this one has not, for example because it was
     * restarted from a later stage. If there are as many calls as before, a component that is no longer requested was
     * removed from the configuration.
     */
    private List<Missing> ofMissingCalls() {
        if (!isCallMissing()) {
            return List.of();
        }
        EarlierBuild complete = earlier.get(0);
        return complete.record().reports().stream()
                .filter(report -> report.isUsable() && !report.isOfTests())
                .filter(report -> comparedWith == null || comparedWith.contains(report.file()))
                .map(ReadReport::component)
                .filter(component -> !component.isEmpty()
                        && whole.component(component).isEmpty()
                        && asked.stream()
                                .noneMatch(reports -> reports.component().equals(component)))
                .distinct()
                .map(component -> new Missing(
                        component,
                        null,
                        "component " + component
                                + " was not measured: the part of the build that read it in " + complete.name()
                                + " is missing",
                        complete.number()))
                .toList();
    }

    private boolean isCallMissing() {
        return !earlier.isEmpty() && read.parts() < earlier.get(0).record().parts();
    }

    private Missing unanswered(RequestedReports asked) {
        Optional<EarlierBuild> had = last(report -> report.isUsable() && asked.covers(report));
        boolean testsOnly = had.map(build -> build.record().reports().stream()
                        .filter(report -> report.isUsable() && asked.covers(report))
                        .allMatch(ReadReport::isOfTests))
                .orElse(ReportFormats.isOfTests(asked.format()));
        List<String> empty = empty(asked::covers);
        String none = asked.pattern() == null
                ? "no " + (asked.format() == null ? "" : asked.format() + " ") + "report was found"
                : "no report matches '" + asked.pattern() + "'";
        String what = empty.isEmpty() ? none : empty.get(0) + " holds nothing";
        boolean without = !asked.component().isEmpty()
                && whole.component(asked.component()).isEmpty();
        String subject = without ? "component " + asked.component() + " was not measured: " : "";
        String since = had.map(build -> ", last read in " + build.name()).orElse("");
        return new Missing(
                asked.component(), asked.pattern(), subject + what + since, number(had), testsOnly, asked.flag());
    }

    private boolean wasThere(AbsentReport absent) {
        return comparedWith == null || comparedWith.contains(absent.file());
    }

    private boolean isLost(AbsentReport absent) {
        boolean read = this.read.reports().stream()
                .anyMatch(report -> !report.isEmpty() && report.file().equals(absent.file()));
        boolean replaced = this.read.absent().stream()
                .anyMatch(other -> other.replaced() && other.file().equals(absent.file()));
        boolean carried = isCarried(absent.component(), absent.flag());
        boolean asked = this.read.absent().stream()
                .anyMatch(other -> other.asked() && other.file().equals(absent.file()));
        return !read && !replaced && !carried && (asked || isCallMissing());
    }

    private Missing lost(AbsentReport absent) {
        String measured = origin(absent).stream()
                .flatMap(build -> build.record().reports().stream())
                .filter(report -> report.file().equals(absent.file()))
                .findFirst()
                .map(report -> "; it measured " + extent(report)
                        + (absent.sourceless()
                                ? ", and without sources in the workspace nothing shows whether that code is gone"
                                : " that " + (report.files() == 1 ? "is" : "are") + " still in the workspace"))
                .orElse("");
        return new Missing(
                absent.component(),
                absent.file(),
                absent.file() + ", read in " + name(absent) + ", " + state(absent) + measured,
                absent.build(),
                false,
                absent.flag());
    }

    private String state(AbsentReport absent) {
        if (!empty(report -> report.file().equals(absent.file())).isEmpty()) {
            return "holds nothing now";
        }
        return absent.noReport() ? "is no longer a report" : "is not there";
    }

    /** The build that had a report. */
    private Optional<EarlierBuild> origin(AbsentReport absent) {
        return earlier.stream()
                .filter(build -> build.number() == absent.build())
                .findFirst();
    }

    private String name(AbsentReport absent) {
        return origin(absent).map(EarlierBuild::name).orElse("#" + absent.build());
    }

    /** The files that a report no longer lists and that no other call of the build measured. */
    private List<String> unlisted(AbsentReport absent) {
        return absent.unmeasured().stream()
                .filter(path -> !measured.contains(path))
                .toList();
    }

    /** Whether a report exists and lists so much less that a part would be mistaken for the whole. */
    private boolean isShortened(AbsentReport absent) {
        return absent.there() > 0
                && read.config().unlistedFiles() == UnlistedFiles.LOST
                && !isCarried(absent.component(), absent.flag())
                && LostFiles.isPart(unlisted(absent), absent.there(), measured);
    }

    private Missing shortened(AbsentReport absent) {
        int now = read.reports().stream()
                .filter(report -> report.isUsable() && report.file().equals(absent.file()))
                .mapToInt(ReadReport::files)
                .max()
                .orElse(0);
        return new Missing(
                absent.component(),
                absent.file(),
                LostFiles.sentence(absent.file(), now, absent.listed(), name(absent), unlisted(absent)),
                absent.build(),
                false,
                absent.flag());
    }

    private static String extent(ReadReport report) {
        Counter lines = report.counters().get(Metric.LINE);
        return Plurals.count(report.files(), "file")
                + (lines.isMeasured() ? " with " + Plurals.count(lines.total(), "line") : "");
    }

    /** The record of the newest build known that had such a report. */
    private Optional<EarlierBuild> last(Predicate<ReadReport> such) {
        return earlier.stream()
                .filter(build ->
                        build.record().reports().stream().anyMatch(report -> report.isUsable() && such.test(report)))
                .findFirst();
    }

    private static @Nullable Integer number(Optional<EarlierBuild> build) {
        return build.map(EarlierBuild::number).orElse(null);
    }
}
