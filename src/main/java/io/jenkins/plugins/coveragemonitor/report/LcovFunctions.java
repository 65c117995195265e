package io.jenkins.plugins.coveragemonitor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The functions of one LCOV record, joined from their declarations and their counts. */
final class LcovFunctions {
    private static final class Function {
        private String name;
        private int line;
        private long hits;
        private boolean counted;

        Function(String name, int line) {
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

    private final List<Function> all = new ArrayList<>();
    private final Map<String, List<Function>> byName = new HashMap<>();
    private final Map<String, Function> byIndex = new HashMap<>();

    boolean isEmpty() {
        return all.isEmpty() && byName.isEmpty() && byIndex.isEmpty();
    }

    /** {@code FN}: a function and its first line. */
    void declare(String name, int line) {
        List<Function> same = byName.computeIfAbsent(name, key -> new ArrayList<>(1));
        for (Function function : same) {
            if (function.line == line || function.line == 0) {
                function.line = line;
                return;
            }
        }
        same.add(added(name, line));
    }

    /** {@code FNDA}: the count of a function; several of one name are counted in the order of their declarations. */
    void entered(String name, long hits) {
        List<Function> same = byName.computeIfAbsent(name, key -> new ArrayList<>(1));
        if (same.isEmpty()) {
            same.add(added(name, 0));
        }
        same.stream()
                .filter(function -> !function.counted)
                .findFirst()
                .orElse(same.get(same.size() - 1))
                .add(hits);
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

    private Function added(String name, int line) {
        Function function = new Function(name, line);
        all.add(function);
        return function;
    }

    /**
     * Joins the functions that begin on one line where the record itself says that it counts them once: llvm-cov lists
     * each instance of a template, but sums up by place.
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

    void push(CoverageSink sink) {
        for (Function function : all) {
            boolean named = function.name != null && !function.name.isEmpty();
            sink.function(named ? function.name : "(unnamed)", function.line, function.hits);
        }
    }
}
