package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions of one LCOV record, joined from their declarations and their counts. */
final class LcovFunctions {
    private static final class Function {
        private @Nullable String name;
        private int line;
        private long hits;
        private boolean counted;

        Function(@Nullable String name, int line) {
            this.name = name;
            this.line = line;
        }

        void add(long more) {
            hits = hits + more < 0 ? Long.MAX_VALUE : hits + more;
            counted = true;
        }

        int line() {
            return line;
        }
    }

    /** The functions of one name, in the order of their declarations. */
    private static final class Namesakes {
        private final List<Function> all = new ArrayList<>(1);
        private @Nullable Map<Integer, Function> byLine;
        private int next;

        /** The function that begins on a line, or that has no line yet; {@code null} if there is none. */
        @Nullable
        Function on(int line) {
            if (all.size() < 2) {
                return !all.isEmpty() && (all.get(0).line == line || all.get(0).line == 0) ? all.get(0) : null;
            }
            if (byLine == null) {
                Map<Integer, Function> known = new HashMap<>();
                all.forEach(function -> known.put(function.line, function));
                byLine = known;
            }
            return byLine.get(line);
        }

        void add(Function function) {
            all.add(function);
            if (byLine != null) {
                byLine.put(function.line, function);
            }
        }

        /** The first function without a count, else the last one. */
        Function uncounted() {
            while (next < all.size() && all.get(next).counted) {
                next++;
            }
            return all.get(Math.min(next, all.size() - 1));
        }
    }

    private final Budget cost = new Budget(Limits.characters(), "names of functions in one file");
    private final List<Function> all = new ArrayList<>();
    private final Map<String, Namesakes> byName = new HashMap<>();
    private final Map<String, Function> byIndex = new HashMap<>();

    boolean isEmpty() {
        return all.isEmpty() && byName.isEmpty() && byIndex.isEmpty();
    }

    /** {@code FN}: a function and its first line. */
    void declare(String name, int line) {
        Namesakes same = byName.computeIfAbsent(name, key -> new Namesakes());
        Function known = same.on(line);
        if (known == null) {
            same.add(added(name, line));
        } else {
            known.line = line;
        }
    }

    /** {@code FNDA}: the count of a function; several of one name are counted in the order of their declarations. */
    void entered(String name, long hits) {
        Namesakes same = byName.computeIfAbsent(name, key -> new Namesakes());
        if (same.all.isEmpty()) {
            same.add(added(name, 0));
        }
        same.uncounted().add(hits);
    }

    /** {@code FNL} of lcov 2: a place where a function begins. */
    void declareIndex(String index, int line) {
        byIndex.computeIfAbsent(index, key -> added(null, line)).line = line;
    }

    /** {@code FNA} of lcov 2: a name (one of several for a template's instances) and its count. */
    void enteredIndex(String index, String name, long hits) {
        Function function = byIndex.computeIfAbsent(index, key -> added(null, 0));
        if (function.name == null || name.compareTo(function.name) < 0) {
            function.name = name;
        }
        function.add(hits);
    }

    private Function added(@Nullable String name, int line) {
        // Until its record ends a function takes about five times its final memory.
        cost.take(5L * Limits.FUNCTION_COST + (name == null ? 0 : name.length()));
        Function function = new Function(name, line);
        all.add(function);
        return function;
    }

    /**
     * Joins the functions that begin on one line if the record itself counts them once: llvm-cov lists each instance of
     * a template, but its sums count places.
     *
     * @param stated the record's {@code FNF}, negative if it has none
     */
    Map<Integer, Integer> joinInstances(long stated) {
        if (stated < 0 || stated >= all.size()) {
            return Map.of();
        }
        Map<Integer, Integer> instances = new TreeMap<>();
        all.forEach(function -> instances.merge(function.line, 1, Integer::sum));
        if (instances.size() != stated) {
            return Map.of();
        }
        Map<Integer, Function> joined = new TreeMap<>();
        all.stream().sorted(Comparator.comparing(f -> String.valueOf(f.name))).forEach(function -> {
            Function first = joined.putIfAbsent(function.line, function);
            if (first != null) {
                first.add(function.hits);
            }
        });
        all.clear();
        all.addAll(joined.values());
        return instances;
    }

    /** The line of the first function, {@link Integer#MAX_VALUE} if there is none. */
    int firstLine() {
        return all.stream()
                .mapToInt(Function::line)
                .filter(line -> line > 0)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The lines on which functions begin. */
    Set<Integer> lines() {
        return all.stream().map(Function::line).collect(Collectors.toSet());
    }

    void push(CoverageSink sink) {
        for (Function function : all) {
            String name = function.name;
            sink.function(name == null || name.isEmpty() ? "(unnamed)" : name, function.line, function.hits);
        }
    }
}
