package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Gates;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.OnMiss;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Build #120 of {@link PaymentsApi} and its baseline #119, line by line: 168 changed lines of which 64 are uncovered,
 * and 74 unchanged lines that lost their coverage. The totals are those of the history.
 */
public final class PaymentsBuild {
    private static final String BACKEND = "backend/src/main/java/com/acme/payments/";
    private static final Map<String, Integer> FILES = Map.of("backend", 214, "worker", 96, "web", 151);

    /** A gap of some executable lines, in a function. */
    private record Hole(int from, int to, int lines, String function) {}

    /** A file that differs between the builds; holes are new in #120. */
    private record Story(
            String component,
            String path,
            int covered,
            int missed,
            int coveredBefore,
            int missedBefore,
            int touched,
            List<Hole> holes) {}

    private static final List<Story> STORIES = List.of(
            new Story("web", "web/src/net/retry.ts", 21, 48, 54, 15, 0, List.of(new Hole(31, 67, 33, "withRetry"))),
            new Story("web", "web/src/net/backoff.ts", 14, 22, 30, 6, 0, List.of(new Hole(12, 29, 16, "nextDelay"))),
            new Story(
                    "backend",
                    BACKEND + "refund/RefundPolicy.java",
                    61,
                    19,
                    42,
                    4,
                    38,
                    List.of(new Hole(42, 58, 15, "decide(Refund, Clock)"))),
            new Story(
                    "backend",
                    BACKEND + "queue/RetryQueue.java",
                    97,
                    33,
                    111,
                    19,
                    0,
                    List.of(new Hole(77, 92, 14, "drain()"))),
            new Story(
                    "backend",
                    BACKEND + "ledger/Ledger.java",
                    96,
                    31,
                    79,
                    12,
                    41,
                    List.of(
                            new Hole(118, 131, 12, "reverse(EntryId, Money)"),
                            new Hole(164, 171, 7, "requireOpen(Period)"))),
            new Story(
                    "worker",
                    "worker/payments_worker/refunds.py",
                    141,
                    44,
                    128,
                    27,
                    40,
                    List.of(new Hole(203, 221, 17, "apply_partial"))),
            new Story(
                    "worker",
                    "worker/payments_worker/settlement.py",
                    203,
                    39,
                    214,
                    28,
                    0,
                    List.of(new Hole(140, 152, 11, "close_day"))),
            new Story(
                    "web",
                    "web/src/checkout/CheckoutForm.tsx",
                    118,
                    57,
                    105,
                    44,
                    32,
                    List.of(new Hole(88, 101, 13, "onDeclined"))),
            new Story("backend", BACKEND + "ledger/Entry.java", 88, 6, 74, 6, 17, List.of()));

    private PaymentsBuild() {}

    /** Everything the pages of #120 are made from. */
    public static BuildData data() {
        List<Point> points = PaymentsApi.points();
        Measurement now = measurement(points.get(119), true);
        Measurement before = measurement(points.get(118), false);
        Patch patch = patch();
        Point bare = points.get(119);
        Point point = Point.builder(120, bare.time())
                .totals(now.counters())
                .components(bare.components())
                .tests(bare.tests())
                .patch(patch.counters(now))
                .gates(bare.gates())
                .commit(bare.commit())
                .create();
        GateContext context = GateContext.of(point, now)
                .after(new JobHistory(
                        "", points.subList(0, 119), build -> build == 119 ? Optional.of(before) : Optional.empty()))
                .changing(patch);
        List<GateResult> gates = Gates.evaluate(rules(), context).results();
        return BuildData.builder("payments-api", point, now)
                .gates(gates)
                .baseline(points.get(118))
                .before(before)
                .patch(patch)
                .sinceBaseline(patch)
                .create();
    }

    static List<GateRule> rules() {
        return List.of(
                GateRule.on(Metric.LINE).atLeast(BigDecimal.valueOf(80)).build(),
                GateRule.on(Metric.LINE)
                        .maxDrop(new BigDecimal("0.5"))
                        .onMiss(OnMiss.FAILED.name())
                        .build(),
                GateRule.on(Metric.LINE)
                        .scope(Scope.PATCH.name())
                        .atLeast(BigDecimal.valueOf(90))
                        .build(),
                GateRule.on(Metric.BRANCH).ratchet(true).build(),
                GateRule.on(Metric.LINE)
                        .component("worker")
                        .atLeast(BigDecimal.valueOf(60))
                        .build(),
                GateRule.on(Metric.MUTATION).atLeast(BigDecimal.valueOf(70)).build());
    }

    private static Measurement measurement(Point point, boolean after) {
        List<Component> components = new ArrayList<>();
        FILES.forEach((name, count) -> components.add(component(point, name, count, after)));
        return Measurement.of(components, TestTotals.NONE);
    }

    private static Component component(Point point, String name, int count, boolean after) {
        List<FileCoverage> files = new ArrayList<>();
        long covered = point.counters(name).get(Metric.LINE).covered();
        long missed = point.counters(name).get(Metric.LINE).missed();
        for (Story story : STORIES) {
            if (story.component.equals(name)) {
                FileCoverage file = after ? after(story) : before(story);
                covered -= file.counters().get(Metric.LINE).covered();
                missed -= file.counters().get(Metric.LINE).missed();
                files.add(file);
            }
        }
        int rest = count - files.size();
        Counter branches = point.counters(name).get(Metric.BRANCH);
        for (int i = 0; i < rest; i++) {
            Counter line = new Counter(part(covered, rest, i), part(missed, rest, i));
            Counter branch = new Counter(part(branches.covered(), rest, i), part(branches.missed(), rest, i));
            files.add(filler(
                    "%s/src/part%02d/unit%03d.%s".formatted(name, i / 12, i, name.equals("worker") ? "py" : "ts"),
                    line,
                    branch));
        }
        return Component.of(name, files);
    }

    private static long part(long total, int parts, int index) {
        return total * (index + 1) / parts - total * index / parts;
    }

    /** Lines one after another, the missed ones last; branches on the first lines. */
    private static FileCoverage filler(String path, Counter line, Counter branch) {
        int size = (int) line.total();
        int[][] columns = new int[4][size];
        long taken = branch.covered();
        long untaken = branch.missed();
        for (int i = 0; i < size; i++) {
            columns[0][i] = 3 + i;
            columns[1][i] = i < line.covered() ? 1 + i % 40 : 0;
            columns[2][i] = (int) Math.min(taken, i == size - 1 ? taken : 2);
            columns[3][i] = (int) Math.min(untaken, i == size - 1 ? untaken : i % 3 == 0 ? 2 : 0);
            taken -= columns[2][i];
            untaken -= columns[3][i];
        }
        return new FileCoverage(
                path,
                new LineTable(columns[0], columns[1], columns[2], columns[3]),
                FunctionTable.EMPTY,
                Counters.NONE);
    }

    private static FileCoverage after(Story story) {
        TreeMap<Integer, Integer> hits = new TreeMap<>();
        for (Hole hole : story.holes) {
            lines(hole).forEach(line -> hits.put(line, 0));
        }
        int holes = hits.size();
        fill(story, hits, story.covered, story.missed - holes);
        return file(story, hits);
    }

    /** The same lines without those that the change added; lines of an untouched file were covered. */
    private static FileCoverage before(Story story) {
        TreeMap<Integer, Integer> hits = new TreeMap<>();
        if (story.touched == 0) {
            for (Hole hole : story.holes) {
                lines(hole).forEach(line -> hits.put(line, 3));
            }
        }
        fill(story, hits, story.coveredBefore - hits.size(), story.missedBefore);
        return file(story, hits);
    }

    private static List<Integer> lines(Hole hole) {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < hole.lines - 1; i++) {
            lines.add(hole.from + i);
        }
        lines.add(hole.to);
        return lines;
    }

    /** Covered lines from the top around the holes, then covered and missed ones below. */
    private static void fill(Story story, TreeMap<Integer, Integer> hits, int covered, int missed) {
        int line = 2;
        for (int left = covered; left > 0; line++) {
            if (free(story, line)) {
                hits.put(line, 1 + line % 37);
                left--;
            }
        }
        line += 3;
        for (int left = missed; left > 0; line++) {
            if (free(story, line)) {
                hits.put(line, 0);
                left--;
            }
        }
    }

    private static boolean free(Story story, int line) {
        return line % 6 != 0
                && story.holes.stream()
                        .noneMatch(hole -> line >= hole.from - 1 && line <= hole.to + 1 && line != hole.from - 1);
    }

    private static FileCoverage file(Story story, TreeMap<Integer, Integer> hits) {
        int[] numbers = hits.keySet().stream().mapToInt(i -> i).toArray();
        int[] counts = hits.values().stream().mapToInt(i -> i).toArray();
        LineTable lines = new LineTable(numbers, counts, new int[numbers.length], new int[numbers.length]);
        FunctionTable functions = FunctionTable.of(
                story.holes.stream().map(Hole::function).toArray(String[]::new),
                story.holes.stream().mapToInt(Hole::from).toArray(),
                story.holes.stream().mapToInt(hole -> 1).toArray());
        return new FileCoverage(story.path, lines, functions, Counters.of(Metric.FUNCTION, Counter.NONE));
    }

    private static Patch patch() {
        Map<String, FileChange> files = new TreeMap<>();
        for (Story story : STORIES) {
            if (story.touched > 0) {
                List<LineRange> lines = touched(story).stream()
                        .sorted()
                        .map(line -> new LineRange(line, line))
                        .toList();
                files.put(story.path, new FileChange(story.path, lines, null));
            }
        }
        return new Patch(files, List.of());
    }

    /** The holes, and as many covered lines above them as it takes. */
    private static Set<Integer> touched(Story story) {
        Set<Integer> lines =
                story.holes.stream().flatMap(hole -> lines(hole).stream()).collect(Collectors.toSet());
        LineTable table = after(story).lines();
        for (int i = table.size() - 1; i >= 0 && lines.size() < story.touched; i--) {
            if (table.hits(i) > 0) {
                lines.add(table.number(i));
            }
        }
        return lines;
    }

    /** The outcomes of its gates. */
    static Map<Outcome, Integer> outcomes() {
        return VerdictWords.byOutcome(data().gates());
    }
}
