package io.jenkins.plugins.coveragemonitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary measurements for property tests: few names and lines, so that merging them finds the same ones. */
public final class Measurements {
    private static final String[] PATHS = {
        "a.c", "src/a.c", "src/b.c", "src/deep/Ä b.java", "x/y/z.py", "\uD83D\uDE00.rs"
    };
    private static final String[] FUNCTIONS = {"f", "g", "operator()(int)", "ü", ""};
    private static final Metric[] STATED = {
        Metric.BRANCH, Metric.INSTRUCTION, Metric.CLASS, Metric.MUTATION, Metric.COMPLEXITY
    };

    private Measurements() {}

    /** Any measurement. */
    public static Arbitrary<Measurement> any() {
        return Arbitraries.randomValue(Measurements::random);
    }

    /** Any file of a path. */
    public static Arbitrary<FileCoverage> files(String path) {
        return Arbitraries.randomValue(random -> file(path, random));
    }

    /** A random measurement. */
    public static Measurement random(RandomGenerator random) {
        List<Component> components = new ArrayList<>();
        for (String name : List.of("", "backend", "python")) {
            if (random.nextInt(3) > 0) {
                components.add(component(name, random));
            }
        }
        long failed = random.nextInt(5);
        TestTotals tests = random.nextBoolean()
                ? TestTotals.NONE
                : new TestTotals(failed + 10, failed, 3, Duration.ofNanos(random.nextLong(1L << 50)));
        return Measurement.of(components, tests);
    }

    private static Component component(String name, RandomGenerator random) {
        List<FileCoverage> files = new ArrayList<>();
        for (String path : PATHS) {
            if (random.nextBoolean()) {
                files.add(file(path, random));
            }
        }
        Component component = Component.of(name, files);
        return random.nextInt(4) == 0
                ? component.carriedFrom(new Carried(7 + random.nextInt(2), Instant.ofEpochSecond(1_700_000_000, 5)))
                : component;
    }

    /** A random file. */
    public static FileCoverage file(String path, RandomGenerator random) {
        return new FileCoverage(path, lines(random), functions(random), stated(random));
    }

    private static LineTable lines(RandomGenerator random) {
        TreeSet<Integer> numbers = new TreeSet<>();
        int wanted = random.nextInt(12);
        for (int i = 0; i < wanted; i++) {
            numbers.add(1 + random.nextInt(random.nextInt(10) == 0 ? 1_000_000 : 20));
        }
        int size = numbers.size();
        int[] hits = new int[size];
        int[] covered = new int[size];
        int[] missed = new int[size];
        for (int i = 0; i < size; i++) {
            hits[i] = random.nextInt(20) == 0 ? Integer.MAX_VALUE : random.nextInt(4) - 1;
            boolean branches = random.nextInt(3) == 0;
            covered[i] = branches ? random.nextInt(4) : 0;
            missed[i] = branches ? random.nextInt(4) : 0;
        }
        BranchSets.Builder named = new BranchSets.Builder();
        for (int number : numbers) {
            for (int i = random.nextInt(6) - 3; i > 0; i--) {
                named.add(number, branches(random));
            }
        }
        return new LineTable(numbers.stream().mapToInt(Integer::intValue).toArray(), hits, covered, missed)
                .withBranchSets(named.build());
    }

    private static BranchSet branches(RandomGenerator random) {
        int total = 1 + random.nextInt(5);
        int[] missed = random.ints(random.nextInt(total + 1), 0, total + 2)
                .sorted()
                .distinct()
                .toArray();
        return new BranchSet(random.nextBoolean() ? 7 : -1, total, missed);
    }

    private static FunctionTable functions(RandomGenerator random) {
        int size = random.nextInt(5);
        String[] names = new String[size];
        int[] lines = new int[size];
        int[] hits = new int[size];
        Arrays.setAll(names, i -> FUNCTIONS[random.nextInt(FUNCTIONS.length)]);
        Arrays.setAll(lines, i -> random.nextInt(4));
        Arrays.setAll(hits, i -> random.nextInt(3));
        return FunctionTable.of(names, lines, hits);
    }

    private static Counters stated(RandomGenerator random) {
        Map<Metric, Counter> counters = new EnumMap<>(Metric.class);
        for (Metric metric : STATED) {
            if (random.nextInt(3) == 0) {
                counters.put(metric, new Counter(random.nextInt(9), random.nextInt(9)));
            }
        }
        return Counters.of(counters);
    }
}
