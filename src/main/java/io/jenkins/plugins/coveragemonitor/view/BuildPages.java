package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.ComponentRow;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.GateRow;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.Headline;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.NewGaps;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.Note;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates the report page of a build. */
public final class BuildPages {
    private static final int CRITICAL = 5;
    private static final int START = 2;

    private BuildPages() {}

    /** The page of a build. */
    public static BuildPage of(BuildData build) {
        return of(build, List.of(), CRITICAL);
    }

    /**
     * The page of a build.
     *
     * @param recent earlier measurements, newest first, which show what code changes often
     * @param critical how many files to test next
     */
    public static BuildPage of(BuildData build, List<Measurement> recent, int critical) {
        List<FileRow> rows = FileRow.of(build);
        List<GateResult> gates =
                build.gates().stream().sorted(GateResult.WORST_FIRST).toList();
        List<GapRow> changed =
                largest(rows.stream().flatMap(row -> row.changed().stream()).toList());
        List<GapRow> lost =
                largest(rows.stream().flatMap(row -> row.lost().stream()).toList());
        List<String> components = List.copyOf(build.measurement().components().keySet());
        OwnerSets owners = new OwnerSets(build.owners());
        FileTable files = FileRow.table(rows, components, owners);
        return BuildPageBuilder.builder()
                .job(build.job())
                .build(build.point().build())
                .time(build.point().time())
                .subtitle(subtitle(build))
                .headline(headline(build, gates, changed, lost))
                .notes(notes(build))
                .tiles(Tiles.of(build))
                .gates(gates.stream().map(BuildPages::row).toList())
                .gateCount(String.join(" · ", VerdictWords.counts(VerdictWords.byOutcome(gates))))
                .newGaps(newGaps(changed, lost))
                .use(UseWords.of(build))
                .critical(TestNextAdvice.first(critical, build, recent))
                .components(components(build))
                .flags(FlagRow.of(build))
                .flag("")
                .baseline(build.baseline() == null ? 0 : build.baseline().build())
                .since(build.baseline() == null ? "" : build.since())
                .files(files)
                .owners(owners.all())
                .reports(build.reports())
                .create();
    }

    /**
     * The page of a build as the reports of one flag measured it; its gates and flags are those of the whole.
     *
     * @param flag the flag; for {@code ""}, or one that no report has, the page of the whole build
     */
    public static BuildPage of(BuildData build, List<Measurement> recent, int critical, String flag) {
        if (!build.point().flags().containsKey(flag)) {
            return of(build, recent, critical);
        }
        List<Measurement> before =
                recent.stream().map(earlier -> earlier.flag(flag)).toList();
        return of(build.flag(flag), before, critical).ofFlag(flag, FlagRow.of(build));
    }

    private static List<GapRow> largest(List<GapRow> gaps) {
        return gaps.stream().sorted(GapFinder.LARGEST_FIRST).toList();
    }

    private static String subtitle(BuildData build) {
        List<String> parts = new ArrayList<>();
        parts.add(compared(build));
        if (build.point().commit() != null) {
            String commit = build.point().commit();
            parts.add("commit " + commit.substring(0, Math.min(10, commit.length())));
        }
        if (build.point().branch() != null) {
            parts.add("branch " + build.point().branch());
        }
        long used = build.reports().stream().filter(BuildPage.ReportRow::used).count();
        if (used > 0) {
            parts.add(NumberWords.count(used, "report") + " read");
        }
        return String.join(" · ", parts);
    }

    private static String compared(BuildData build) {
        if (build.baselineWords() == null) {
            return build.baseline() == null ? "Nothing to compare with" : "Compared with the baseline " + build.since();
        }
        return "Compared with the baseline " + build.baselineWords()
                + (build.baseline() == null ? ", which is no longer kept or not for you to see" : "");
    }

    private static Headline headline(BuildData build, List<GateResult> gates, List<GapRow> changed, List<GapRow> lost) {
        String sentence = VerdictWords.sentence(build, gates);
        if (!build.point().isMeasured()) {
            return new Headline(
                    "UNMEASURED",
                    sentence,
                    "Nothing is compared and no drop alert is sent. Gates are not evaluated." + last(build)
                            + (build.reports().isEmpty()
                                    ? " Check that the tests ran and wrote a report before the step."
                                    : " The reports below say why they were not used."),
                    List.of(),
                    "");
        }
        GateResult worst = gates.isEmpty() ? null : gates.get(0);
        boolean missed = worst != null && worst.isMissed();
        String remedy =
                worst != null && missed ? NumberWords.capital(worst.reason()).replaceFirst(";.*", "") + "." : "";
        List<GapRow> start =
                (changed.isEmpty() ? lost : changed).stream().limit(START).toList();
        int lines = FileRow.lines(start);
        String why = changed.isEmpty()
                ? NumberWords.count(lines, "unchanged line") + " that lost " + (lines == 1 ? "its" : "their")
                        + " coverage."
                : NumberWords.count(lines, "changed line") + " that no test covers.";
        Outcome outcome = worst == null ? Outcome.NOT_EVALUATED : worst.outcome();
        return new Headline(outcome.name(), sentence, remedy, start, start.isEmpty() ? "" : why);
    }

    private static List<Note> notes(BuildData build) {
        List<Note> notes = new ArrayList<>();
        if (!build.point().hasEnded()) {
            notes.add(incomplete(build.point().buildState()));
        }
        if (build.point().isMeasured() && !build.point().completeness().isComplete()) {
            notes.add(partial(build));
        }
        build.point().carried().forEach((name, carried) -> notes.add(carried(build, name, carried)));
        new TreeMap<>(build.releases()).forEach((service, release) -> {
            if (!release.differences().isEmpty()) {
                notes.add(new Note(
                        Tone.WARNING,
                        "The parts of " + service + " were not the same: " + release.words() + ".",
                        "Their coverage is counted together, so a line counts that only one of them ran."));
            }
        });
        if (build.point().isMeasured() && !build.measurement().isMeasured()) {
            notes.add(new Note(
                    Tone.QUIET,
                    "The files of this build are no longer kept.",
                    "The numbers come from the job's history, which outlives its builds."));
        }
        return notes;
    }

    /** The value that a build would be compared with if it were complete. */
    private static String last(BuildData build) {
        Point last = build.last();
        Metric metric = last == null ? null : PageMetrics.main(last.totals());
        return last == null || metric == null
                ? ""
                : " Last measured: " + NumberWords.percent(last.totals().get(metric)) + " at #" + last.build() + ".";
    }

    private static Note partial(BuildData build) {
        Completeness completeness = build.point().completeness();
        String title = completeness.missing().size() == 1
                ? "Something is missing in this build."
                : completeness.missing().size() + " things are missing in this build.";
        return new Note(
                Tone.WARNING,
                title,
                "Missing: " + completeness.missing().stream().map(Missing::why).collect(Collectors.joining("; "))
                        + ". What was measured is shown; nothing is compared with it, and no trend counts it."
                        + last(build)
                        + " Run what is missing again, or take it out of the configuration.");
    }

    private static Note incomplete(BuildState state) {
        return new Note(
                Tone.QUIET,
                NumberWords.capital(state.why()).replaceFirst("^The build", "This build") + ".",
                "What it measured may be a part. No other build is compared with it, and no trend counts it.");
    }

    private static Note carried(BuildData build, String name, Carried carried) {
        return new Note(
                Tone.WARNING,
                name + " was not measured in #" + build.point().build() + "; its lines are carried forward from #"
                        + carried.build() + ".",
                "The project's value holds them. " + name + " raises no drop alert until it is measured again.");
    }

    private static GateRow row(GateResult gate) {
        return BuildPageGateRowBuilder.builder()
                .outcome(gate.outcome())
                .name(gate.name())
                .scope(gate.shortSubject())
                .actual(gate.actual())
                .wanted(gate.expected())
                .reason(gate.reason())
                .informational(gate.informational())
                .create();
    }

    private static NewGaps newGaps(List<GapRow> changed, List<GapRow> lost) {
        int changedLines = FileRow.lines(changed);
        int lostLines = FileRow.lines(lost);
        int count = changed.size() + lost.size();
        String text = count == 0
                ? "none"
                : NumberWords.count(changedLines + lostLines, "line") + " in " + NumberWords.count(count, "gap");
        return new NewGaps(text, changed, changedLines, lost, lostLines);
    }

    private static List<ComponentRow> components(BuildData build) {
        Map<String, Component> components = build.measurement().components();
        return components.values().stream()
                .map(component -> new ComponentRow(
                        component.name(),
                        orNull(component.counters().get(Metric.LINE)),
                        build.baseline() == null ? null : orNull(before(build, component.name(), components.size())),
                        NumberWords.count(component.filesByPath().size(), "file"),
                        component.carried() != null
                                ? "carried from #" + component.carried().build()
                                : null,
                        build.releases().containsKey(component.name())
                                ? build.releases().get(component.name()).words()
                                : null))
                .toList();
    }

    /** The unnamed component is the whole project only if there is no other. */
    private static Counter before(BuildData build, String name, int components) {
        if (name.isEmpty() && components > 1) {
            return build.before()
                    .component("")
                    .map(component -> component.counters().get(Metric.LINE))
                    .orElse(Counter.NONE);
        }
        return build.baseline() == null
                ? Counter.NONE
                : build.baseline().counters(name).get(Metric.LINE);
    }

    private static @Nullable Counter orNull(Counter counter) {
        return counter.isMeasured() ? counter : null;
    }
}
