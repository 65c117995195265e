package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One package of a JaCoCo report while it is read. JaCoCo writes classes before their source files, so they wait for
 * these; classes of old versions, which do not name their file, wait for the end of the package.
 */
final class JacocoPackage {
    private final String folder;
    private final CoverageSink sink;
    private final Map<String, List<JacocoType>> waiting = new LinkedHashMap<>();
    private final List<JacocoType> homeless = new ArrayList<>();
    private final Map<String, Map<Metric, Counter>> sources = new LinkedHashMap<>();
    private @Nullable Map<String, String> byStem;
    private final Budget cost = new Budget(Limits.characters(), "classes and methods in one package");
    private boolean listed;

    JacocoPackage(String folder, CoverageSink sink) {
        this.folder = folder;
        this.sink = sink;
    }

    void type(JacocoType type) {
        cost.take(3L * Limits.FILE_COST + 5L * type.size() * Limits.FUNCTION_COST);
        if (type.source().isEmpty()) {
            homeless.add(type);
        } else {
            waiting.computeIfAbsent(type.source(), ignored -> new ArrayList<>(2))
                    .add(type);
        }
    }

    /** Begins a source file. */
    void source(String name) {
        sink.file(folder + name);
        List<JacocoType> types = waiting.remove(name);
        listed = types != null;
        if (types != null) {
            push(types, false);
        }
        sources.putIfAbsent(name, Map.of());
    }

    /** Whether the classes of the current source file are listed, so that its own counters of them are not needed. */
    boolean isListed() {
        return listed;
    }

    /** A counter of a source file, used only if none of its classes is listed. */
    void sourceCounter(String name, Metric metric, Counter counter) {
        Map<Metric, Counter> counters = sources.get(name);
        if (counters == null || counters.isEmpty()) {
            counters = new EnumMap<>(Metric.class);
            sources.put(name, counters);
        }
        counters.merge(metric, counter, Counter::plus);
    }

    /** Pushes the classes that still wait. */
    void end() {
        for (JacocoType type : homeless) {
            waiting.computeIfAbsent(source(type), ignored -> new ArrayList<>()).add(type);
        }
        waiting.forEach((source, types) -> {
            sink.file(folder + source);
            push(types, !sources.containsKey(source));
        });
        sources.forEach((source, counters) -> {
            if (!waiting.containsKey(source) && !counters.isEmpty()) {
                sink.file(folder + source);
                counters.forEach((metric, counter) -> sink.counter(metric, counter.covered(), counter.missed()));
            }
        });
    }

    private void push(List<JacocoType> types, boolean alone) {
        methods(types);
        for (JacocoType type : types) {
            if (alone) {
                type.pushAll(sink);
            } else {
                type.push(Metric.CLASS, sink);
            }
        }
    }

    /** A method is named without class and descriptor if its name distinguishes it from the others on its line. */
    private void methods(List<JacocoType> inSource) {
        long[] ambiguous = ambiguous(inSource);
        for (JacocoType type : inSource) {
            for (int i = 0; i < type.size(); i++) {
                boolean alone = ambiguous.length == 0 || Arrays.binarySearch(ambiguous, type.key(i)) < 0;
                type.push(i, alone, sink);
            }
        }
    }

    /** The keys that more than one method has, in order. */
    private static long[] ambiguous(List<JacocoType> inSource) {
        int size = 0;
        for (JacocoType type : inSource) {
            size += type.size();
        }
        long[] keys = new long[size];
        int at = 0;
        for (JacocoType type : inSource) {
            for (int i = 0; i < type.size(); i++) {
                keys[at++] = type.key(i);
            }
        }
        Arrays.sort(keys);
        int found = 0;
        for (int i = 1; i < size; i++) {
            if (keys[i] == keys[i - 1] && (found == 0 || keys[found - 1] != keys[i])) {
                keys[found++] = keys[i];
            }
        }
        return Arrays.copyOf(keys, found);
    }

    /** The source files by their names up to the first dot. */
    private Map<String, String> byStem() {
        if (byStem == null) {
            Map<String, String> known = new HashMap<>();
            sources.keySet().forEach(source -> known.putIfAbsent(source.split("\\.", 2)[0], source));
            byStem = known;
        }
        return byStem;
    }

    /** The source file of a class: the stated one, or the one named after its outermost class, or the only one. */
    private String source(JacocoType type) {
        if (!type.source().isEmpty()) {
            return type.source();
        }
        String simple = type.name().substring(type.name().lastIndexOf('/') + 1);
        int nested = simple.indexOf('$', 1);
        String outer = nested < 0 ? simple : simple.substring(0, nested);
        String named = byStem().get(outer);
        if (named != null) {
            return named;
        }
        // JaCoCo before 0.8.3 does not name the source of a class; a second class of a file is in one that is listed.
        return sources.isEmpty() ? outer + ".java" : sources.keySet().iterator().next();
    }
}
