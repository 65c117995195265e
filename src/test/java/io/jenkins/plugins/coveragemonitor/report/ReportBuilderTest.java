package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** However often and in whatever order a report names the lines and functions of a file, each is kept once. */
class ReportBuilderTest {
    private record Entry(int number, int hits, int covered, int missed) {}

    /** What a report says each time it names the file. */
    private static List<List<Entry>> mentions(SplittableRandom random) {
        List<List<Entry>> mentions = new ArrayList<>();
        int range = random.nextInt(1, 40);
        boolean ordered = random.nextBoolean();
        boolean branched = random.nextBoolean();
        int next = 0;
        for (int mention = random.nextInt(1, 6); mention > 0; mention--) {
            List<Entry> entries = new ArrayList<>();
            for (int i = random.nextInt(random.nextInt(8) == 0 ? 1_500 : 12); i > 0; i--) {
                next = ordered ? next + random.nextInt(1, 3) : 1 + random.nextInt(range);
                boolean has = branched && random.nextInt(3) == 0;
                entries.add(new Entry(
                        next,
                        random.nextInt(20) == 0 ? Integer.MAX_VALUE : random.nextInt(3),
                        has ? random.nextInt(3) : 0,
                        has ? random.nextInt(3) : 0));
            }
            mentions.add(entries);
        }
        return mentions;
    }

    /** Whether lines come one by one or several at once makes no difference. */
    @Property(tries = 300)
    void severalLinesAtOnceAreTheSameAsOneByOne(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ReportBuilder single = new ReportBuilder();
        ReportBuilder several = new ReportBuilder();
        for (int mention = random.nextInt(1, 6); mention > 0; mention--) {
            String path = "file" + random.nextInt(2);
            single.file(path);
            several.file(path);
            if (random.nextInt(3) == 0) {
                int number = random.nextInt(1, 40);
                single.line(number, 1, 1, 2);
                several.line(number, 1, 1, 2);
            }
            int size = random.nextInt(random.nextInt(8) == 0 ? 1_500 : 12);
            int[] numbers = new int[size + 2];
            int[] hits = new int[size + 2];
            for (int i = 1; i <= size; i++) {
                numbers[i] = numbers[i - 1] + random.nextInt(1, 3);
                hits[i] = random.nextInt(3);
            }
            IntStream.rangeClosed(1, size).forEach(i -> single.line(numbers[i], hits[i]));
            several.lines(numbers, hits, 1, size + 1);
        }

        assertThat(several.build("LCOV")).isEqualTo(single.build("LCOV"));
    }

    @Property(tries = 300)
    void linesAreJoinedAcrossMentions(@ForAll long seed) {
        List<List<Entry>> mentions = mentions(new SplittableRandom(seed));
        ReportBuilder builder = new ReportBuilder();
        TreeMap<Integer, long[]> expected = new TreeMap<>();
        push(mentions, builder, entry -> {
            builder.line(entry.number, entry.hits, entry.covered, entry.missed);
            long[] line = expected.computeIfAbsent(entry.number, any -> new long[3]);
            line[0] = Math.min(Integer.MAX_VALUE, line[0] + entry.hits);
            // Of the branches the best known count is taken, of all that were ever seen.
            long total = Math.max(line[1] + line[2], entry.covered + entry.missed);
            line[1] = Math.max(line[1], entry.covered);
            line[2] = total - line[1];
        });

        Report report = builder.build("LCOV");

        LineTable lines = file(report).lines();
        assertThat(IntStream.range(0, lines.size())
                        .mapToObj(i -> List.of(
                                (long) lines.number(i), (long) lines.hits(i), (long) lines.coveredBranches(i), (long)
                                        lines.missedBranches(i))))
                .isEqualTo(expected.entrySet().stream()
                        .map(line -> List.of(
                                (long) line.getKey(), line.getValue()[0], line.getValue()[1], line.getValue()[2]))
                        .toList());
        assertMerged(report, "lines", count(mentions) - expected.size());
    }

    @Property(tries = 300)
    void functionsAreJoinedAcrossMentions(@ForAll long seed) {
        List<List<Entry>> mentions = mentions(new SplittableRandom(seed));
        ReportBuilder builder = new ReportBuilder();
        TreeMap<String, Long> expected = new TreeMap<>();
        push(mentions, builder, entry -> {
            String name = "f" + entry.missed;
            builder.function(name, entry.number, entry.hits);
            expected.merge(
                    "%05d %s".formatted(entry.number, name),
                    (long) entry.hits,
                    (a, b) -> Math.min(Integer.MAX_VALUE, a + b));
        });

        Report report = builder.build("LCOV");

        FunctionTable functions = file(report).functions();
        TreeMap<String, Long> found = new TreeMap<>();
        for (int i = 0; i < functions.size(); i++) {
            found.put("%05d %s".formatted(functions.line(i), functions.name(i)), (long) functions.hits(i));
        }
        assertThat(found).isEqualTo(expected).hasSize(functions.size());
        assertMerged(report, "functions", count(mentions) - expected.size());
    }

    /** Names another file between two mentions, as a merged report does. */
    private static void push(List<List<Entry>> mentions, ReportBuilder builder, Consumer<Entry> entry) {
        for (List<Entry> entries : mentions) {
            builder.file("another");
            builder.file("a");
            entries.forEach(entry);
        }
    }

    private static int count(List<List<Entry>> mentions) {
        return mentions.stream().mapToInt(List::size).sum();
    }

    private static FileCoverage file(Report report) {
        return report.files().stream()
                .filter(file -> file.path().equals("a"))
                .findFirst()
                .orElseThrow();
    }

    private static void assertMerged(Report report, String what, int count) {
        assertThat(report.problems())
                .isEqualTo(
                        count == 0
                                ? List.of()
                                : List.of("a: " + what + " that stand more than once were merged (" + count + ")"));
    }

    /** Room for what comes again grows by half, so that ten thousand mentions are copied some twenty times. */
    @Example
    void aFileThatIsNamedManyTimesIsKeptWhole() {
        ReportBuilder builder = new ReportBuilder();
        for (int i = 1; i <= 10_000; i++) {
            builder.file("a");
            builder.line(i, 1, 0, 0);
            builder.function("f", i, 1);
            builder.file("b");
            builder.line(10_001 - i, 1, 0, 0);
            builder.function("f", 10_001 - i, 1);
        }

        Report report = builder.build("LCOV");

        assertThat(report.problems()).isEmpty();
        assertThat(report.files()).hasSize(2).allSatisfy(file -> {
            assertThat(file.lines().size()).isEqualTo(10_000);
            assertThat(file.functions().size()).isEqualTo(10_000);
            assertThat(file.lines().number(9_999)).isEqualTo(10_000);
            assertThat(file.functions().line(9_999)).isEqualTo(10_000);
        });
    }
}
