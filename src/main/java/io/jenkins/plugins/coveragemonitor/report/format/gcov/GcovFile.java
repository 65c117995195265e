package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import io.jenkins.plugins.coveragemonitor.report.format.LineBranches;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One file of a gcov or gcovr document. A line of a template or of a constructor is listed once for each instance. The
 * instances are one line here, and their branches, which come in the same order, are the same branches.
 */
final class GcovFile {
    private static final class Line {
        private long hits;
        private int branches;
        private final BitSet taken = new BitSet();
    }

    private record Function(String name, int line, long hits) {}

    private final JsonCursor json;
    private final Budget kept = new Budget(Limits.LAST_LINE, "lines, functions and conditions in one file");
    private final TreeMap<Integer, Line> lines = new TreeMap<>();
    private final TreeMap<Integer, List<List<Decision>>> conditions = new TreeMap<>();
    private final List<Function> functions = new ArrayList<>();

    private int number;
    private long count;
    private boolean excluded;
    private int branches;
    private BitSet taken = new BitSet();
    private List<Decision> decisions = new ArrayList<>();
    private @Nullable String name;
    private @Nullable String demangled;

    GcovFile(JsonCursor json) {
        this.json = json;
    }

    /** Reads one entry of {@code lines}. */
    void line() throws IOException {
        number = 0;
        count = CountText.UNUSABLE;
        excluded = false;
        branches = 0;
        taken = new BitSet();
        decisions = new ArrayList<>(0);
        json.fields(field -> {
            switch (field) {
                case "line_number" -> number = json.line();
                case "count" -> count = json.count();
                case "gcovr/excluded", "gcovr/noncode" -> excluded |= json.isTrue();
                case "branches" -> json.elements(this::branch);
                case "conditions" -> json.elements(this::decision);
                default -> json.skip();
            }
        });
        if (number > 0 && count >= 0 && !excluded) {
            Line line = lines.computeIfAbsent(number, this::newLine);
            line.hits = line.hits + count < 0 ? Long.MAX_VALUE : line.hits + count;
            line.branches = Math.max(line.branches, branches);
            line.taken.or(taken);
            if (!decisions.isEmpty()) {
                conditions
                        .computeIfAbsent(number, ignored -> new ArrayList<>(1))
                        .add(decisions);
            }
        }
    }

    private Line newLine(int at) {
        kept.take(1);
        return new Line();
    }

    private void branch() throws IOException {
        long[] hits = {CountText.UNUSABLE};
        boolean[] left = new boolean[1];
        json.fields(field -> {
            switch (field) {
                case "count" -> hits[0] = json.count();
                case "gcovr/excluded" -> left[0] = json.isTrue();
                default -> json.skip();
            }
        });
        if (hits[0] >= 0 && !left[0]) {
            taken.set(branches++, hits[0] > 0);
        }
    }

    private void decision() throws IOException {
        Decision.read(json).ifPresent(decision -> {
            kept.take(Decision.COST + decision.outcomes() / Long.SIZE);
            decisions.add(decision);
        });
    }

    /** Passes the conditions of its lines on, which are known before its name is. */
    void conditions(String path, ConditionOutcomes into) {
        conditions.forEach((line, instances) -> instances.forEach(instance -> into.add(path, line, instance)));
    }

    /** Reads one entry of {@code functions}; constructors that the compiler duplicated have one name. */
    void function() throws IOException {
        number = 0;
        count = CountText.UNUSABLE;
        excluded = false;
        name = "";
        demangled = null;
        json.fields(field -> {
            switch (field) {
                case "name" -> name = json.text();
                case "demangled_name" -> demangled = json.text();
                case "start_line", "lineno" -> number = json.line();
                case "execution_count" -> count = json.count();
                case "gcovr/excluded" -> excluded = json.isTrue();
                default -> json.skip();
            }
        });
        if (count >= 0 && !excluded) {
            kept.take(1);
            functions.add(new Function(demangled != null ? demangled : String.valueOf(name), number, count));
        }
    }

    /** Whether it has neither lines nor functions. */
    boolean isEmpty() {
        return lines.isEmpty() && functions.isEmpty();
    }

    void push(CoverageSink sink) {
        LineBranches onLine = new LineBranches();
        lines.forEach((at, line) -> {
            onLine.clear();
            for (int i = 0; i < line.branches; i++) {
                onLine.inOrder(i, line.taken.get(i));
            }
            onLine.push(sink, at, line.hits);
        });
        functions.stream().distinct().forEach(function -> sink.function(function.name, function.line, function.hits));
    }
}
