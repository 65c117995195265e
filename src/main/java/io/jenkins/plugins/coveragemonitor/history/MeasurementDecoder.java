package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.BranchSets;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns columns back into a measurement and checks each number. Memory is allocated only as bytes really arrive. */
final class MeasurementDecoder {
    /** The longest path or function name in UTF-8 bytes; those of C++ templates reach tens of thousands. */
    static final int MAX_NAME = 1 << 20;

    /** The longest path in characters: sixteen times what a system allows, because older versions kept any path. */
    static final int MAX_PATH = 64 * 1024;

    /** What a file, a component or a flag costs beside its name, in characters. */
    static final int FILE_COST = 100;

    /** What a function's name costs beside its characters when it first occurs. */
    static final int NAME_COST = 40;

    private static final int MAX_COMPONENTS = 100_000;
    private static final int MAX_FILES = 5_000_000;
    private static final int FIRST = 4096;
    private static final int NANOS = 999_999_999;

    private final CodecInput in;
    private final boolean hasBranchSets;
    private final DecoderLimits limits;
    private int linesLeft;
    private int branchesLeft;
    private long charactersLeft;

    /**
     * Reads from columns.
     *
     * @param hasBranchSets whether the columns say which branches of a line were missed
     * @param limits what the whole message may hold
     */
    MeasurementDecoder(CodecInput in, boolean hasBranchSets, DecoderLimits limits) {
        this.in = in;
        this.hasBranchSets = hasBranchSets;
        this.limits = limits;
        linesLeft = limits.lines();
        branchesLeft = limits.branches();
        charactersLeft = limits.characters();
    }

    /** Reads what each flag measured. */
    Measurement readFlags() throws IOException {
        TestTotals tests = tests();
        int count = in.number(MAX_COMPONENTS);
        Map<String, Measurement> parts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String flag = in.text(MAX_NAME);
            take(flag.length() + FILE_COST);
            if (parts.put(flag, read()) != null) {
                throw new DamagedMeasurementException("a flag is in it twice");
            }
        }
        return Measurement.ofFlags(parts, tests);
    }

    Measurement read() throws IOException {
        TestTotals tests = tests();
        int count = in.number(MAX_COMPONENTS);
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = in.text(MAX_NAME);
            Carried carried = in.number(1) == 0 ? null : carried();
            take(name.length() + FILE_COST);
            Component component = Component.of(name, files());
            components.add(carried == null ? component : component.carriedFrom(carried));
        }
        return Measurement.of(components, tests);
    }

    private TestTotals tests() throws IOException {
        long total = in.number(Long.MAX_VALUE);
        long failed = in.number(Long.MAX_VALUE);
        long skipped = in.number(Long.MAX_VALUE);
        return new TestTotals(total, failed, skipped, Duration.ofSeconds(in.number(Long.MAX_VALUE), in.number(NANOS)));
    }

    private Carried carried() throws IOException {
        int build = in.number(Integer.MAX_VALUE);
        long second = in.signed();
        if (second < Instant.MIN.getEpochSecond() || second > Instant.MAX.getEpochSecond()) {
            throw new DamagedMeasurementException("a time in it is out of range");
        }
        return new Carried(build, Instant.ofEpochSecond(second, in.number(NANOS)));
    }

    private List<FileCoverage> files() throws IOException {
        int count = in.number(MAX_FILES);
        List<FileCoverage> files = new ArrayList<>();
        String path = "";
        for (int i = 0; i < count; i++) {
            int shared = in.number(path.length());
            String rest = in.text(MAX_PATH);
            if (shared + rest.length() > MAX_PATH) {
                throw new DamagedMeasurementException("a path in it is too long");
            }
            take(shared + rest.length() + FILE_COST);
            path = path.substring(0, shared) + rest;
            files.add(new FileCoverage(path, lines(), functions(), stated()));
        }
        return files;
    }

    /** Takes characters from the budget of the whole message before they are allocated. */
    private void take(int characters) throws DamagedMeasurementException {
        charactersLeft -= characters;
        if (charactersLeft < 0) {
            throw new DamagedMeasurementException(
                    "its names have more than " + limits.characters() + " characters in all");
        }
    }

    private LineTable lines() throws IOException {
        int size = in.number(linesLeft);
        linesLeft -= size;
        if (size == 0 && in.number(0) == 0) {
            return LineTable.EMPTY;
        }
        int[] numbers = new int[Math.min(size, FIRST)];
        int previous = 0;
        for (int i = 0; i < size; i++) {
            numbers = grown(numbers, i, size);
            previous += 1 + in.number(Integer.MAX_VALUE - 1 - previous);
            numbers[i] = previous;
        }
        int[] hits = new int[size];
        for (int i = 0; i < size; i++) {
            hits[i] = (int) (in.number(1L + Integer.MAX_VALUE) - 1);
        }
        int[] covered = new int[size];
        int[] missed = new int[size];
        int withBranches = in.number(size);
        int at = -1;
        for (int i = 0; i < withBranches; i++) {
            at += 1 + in.number(size);
            if (at >= size) {
                throw new DamagedMeasurementException("branches stand on a line that is not there");
            }
            covered[at] = in.number(Integer.MAX_VALUE);
            missed[at] = in.number(Integer.MAX_VALUE);
        }
        LineTable lines = new LineTable(numbers, hits, covered, missed);
        return withBranches == 0 ? lines : lines.withBranchSets(branchSets());
    }

    private BranchSets branchSets() throws IOException {
        int count = hasBranchSets ? in.number(branchesLeft) : 0;
        branchesLeft -= count;
        BranchSets.Builder sets = new BranchSets.Builder();
        int line = 0;
        for (int i = 0; i < count; i++) {
            line += in.number(Integer.MAX_VALUE - line);
            int key = (int) in.number(0xFFFF_FFFFL);
            int total = in.number(BranchSet.MAX_TOTAL);
            int size = in.number(Math.min(total, branchesLeft));
            branchesLeft -= size;
            int[] missed = new int[size];
            int name = -1;
            for (int j = 0; j < size; j++) {
                name += 1 + in.number(Integer.MAX_VALUE - 1 - name);
                missed[j] = name;
            }
            sets.add(line, new BranchSet(key, total, missed));
        }
        return sets.build();
    }

    private FunctionTable functions() throws IOException {
        int size = in.number(linesLeft);
        linesLeft -= size;
        int[] lines = new int[Math.min(size, FIRST)];
        int previous = 0;
        for (int i = 0; i < size; i++) {
            lines = grown(lines, i, size);
            previous += in.number(Integer.MAX_VALUE - previous);
            lines[i] = previous;
        }
        int[] hits = new int[size];
        for (int i = 0; i < size; i++) {
            hits[i] = in.number(Integer.MAX_VALUE);
        }
        String[] names = new String[size];
        for (int i = 0; i < size; i++) {
            int before = in.names();
            names[i] = in.name(MAX_NAME);
            take(in.names() > before ? names[i].length() + NAME_COST : 0);
        }
        return FunctionTable.of(names, lines, hits);
    }

    /** Makes room for an entry. The array grows as entries arrive, so that a claimed size alone costs nothing. */
    private static int[] grown(int[] column, int index, int size) {
        return index < column.length ? column : Arrays.copyOf(column, (int) Math.min(size, column.length * 2L));
    }

    private Counters stated() throws IOException {
        int present = in.number((1 << PointCodec.METRICS.size()) - 1);
        if (present == 0) {
            return Counters.NONE;
        }
        Map<Metric, Counter> counters = new EnumMap<>(Metric.class);
        for (int i = 0; i < PointCodec.METRICS.size(); i++) {
            if ((present & 1 << i) != 0) {
                counters.put(
                        PointCodec.METRICS.get(i), new Counter(in.number(Long.MAX_VALUE), in.number(Long.MAX_VALUE)));
            }
        }
        return Counters.of(counters);
    }
}
