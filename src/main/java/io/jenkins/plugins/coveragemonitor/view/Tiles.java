package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.Tile;
import io.jenkins.plugins.coveragemonitor.view.BuildPage.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures in large print: the measurement against the baseline; the patch; the tests. */
final class Tiles {
    private static final List<Metric> FIRST = List.of(Metric.LINE, Metric.BRANCH, Metric.MUTATION, Metric.FUNCTION);
    private static final int COVERAGE = 2;

    private Tiles() {}

    static List<Tile> of(BuildData build) {
        Counters totals = build.point().totals();
        List<Tile> tiles = new ArrayList<>();
        FIRST.stream().filter(totals::has).limit(COVERAGE).forEach(metric -> tiles.add(coverage(build, metric)));
        if (tiles.isEmpty() && !totals.isEmpty()) {
            tiles.add(coverage(build, PageMetrics.main(totals)));
        }
        Counter patch = build.point().patch() == null
                ? Counter.NONE
                : build.point().patch().get(Metric.LINE);
        if (patch.isMeasured()) {
            tiles.add(patch(build, patch));
        }
        if (build.point().tests().isMeasured()) {
            tiles.add(tests(build));
        }
        return tiles;
    }

    private static Tile coverage(BuildData build, Metric metric) {
        Counter now = build.point().totals().get(metric);
        Point baseline = build.baseline();
        Counter before = baseline == null ? Counter.NONE : baseline.totals().get(metric);
        Difference change =
                baseline != null && before.isMeasured() ? Difference.between(before, now, baseline.build()) : null;
        return new Tile(
                NumberWords.capital(metric.label()),
                NumberWords.percent(now),
                change,
                Tone.QUIET,
                change != null ? "" : build.point().isComplete() ? "nothing to compare with" : "not compared",
                of(now, NumberWords.unit(metric)));
    }

    /** The patch next to the limit of its gate. */
    private static Tile patch(BuildData build, Counter patch) {
        GateResult gate = build.gates().stream()
                .filter(result -> result.scope() == Scope.PATCH && result.metric() == Metric.LINE)
                .filter(result -> result.expected().endsWith("%") && result.outcome() != Outcome.NOT_EVALUATED)
                .findFirst()
                .orElse(null);
        Tone tone = gate == null
                ? Tone.QUIET
                : switch (gate.outcome()) {
                    case FAILED -> Tone.BAD;
                    case WARNING -> Tone.WARNING;
                    default -> Tone.OK;
                };
        String note = gate == null ? "" : gate.expected() + " wanted";
        return new Tile("Patch", NumberWords.percent(patch), null, tone, note, of(patch, "changed line"));
    }

    private static String of(Counter counter, String noun) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d %s",
                counter.covered(),
                counter.total(),
                NumberWords.plural(counter.total(), noun));
    }

    private static Tile tests(BuildData build) {
        TestTotals now = build.point().tests();
        TestTotals before =
                build.baseline() == null ? TestTotals.NONE : build.baseline().tests();
        String detail = NumberWords.count(now.failed(), "failure") + " · "
                + String.format(Locale.ROOT, "%,d skipped", now.skipped()) + " · " + NumberWords.clock(now.time())
                + " min";
        String note = "";
        Tone tone = Tone.QUIET;
        if (now.failed() > 0) {
            tone = Tone.BAD;
            note = NumberWords.count(now.failed(), "failure")
                    + (before.isMeasured() && now.failed() > before.failed()
                            ? ", " + (now.failed() - before.failed()) + " more"
                            : "");
        } else if (before.isMeasured() && now.skipped() > before.skipped()) {
            tone = Tone.WARNING;
            note = (now.skipped() - before.skipped()) + " more skipped";
        } else {
            tone = Tone.OK;
            note = "none failed";
        }
        return new Tile("Tests", String.format(Locale.ROOT, "%,d", now.total()), null, tone, note, detail);
    }
}
