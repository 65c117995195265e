package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One package of a JaCoCo report while it is read. JaCoCo writes classes before the source files they belong to, and
 * old versions do not tell which those are; so classes wait here for the end of their package.
 */
final class JacocoPackage {
    private record Method(String name, String descriptor, int line, boolean covered) {}

    private record Place(int line, String name) {}

    private static final class Type {
        private final String name;
        private final String source;
        private final List<Method> methods = new ArrayList<>();
        private final Map<Metric, Counter> counters = new EnumMap<>(Metric.class);

        Type(String name, String source) {
            this.name = name;
            this.source = source;
        }
    }

    private final String folder;
    private final CoverageSink sink;
    private final List<Type> types = new ArrayList<>();
    private final Map<String, Map<Metric, Counter>> sources = new LinkedHashMap<>();

    JacocoPackage(String folder, CoverageSink sink) {
        this.folder = folder;
        this.sink = sink;
    }

    /**
     * Begins a class.
     *
     * @param name with its package, as the virtual machine names it
     * @param source its source file, empty if the report does not tell
     */
    void type(String name, String source) {
        types.add(new Type(name, source));
    }

    /** A method of the class begun last. */
    void method(String name, String descriptor, int line, boolean covered) {
        types.get(types.size() - 1).methods.add(new Method(name, descriptor, line, covered));
    }

    /** A counter of the class begun last; of use only if its source file has no part of its own in the report. */
    void typeCounter(Metric metric, Counter counter) {
        types.get(types.size() - 1).counters.merge(metric, counter, Counter::plus);
    }

    /** Begins a source file. */
    void source(String name) {
        sources.putIfAbsent(name, new EnumMap<>(Metric.class));
        sink.file(folder + name);
    }

    /** A counter of a source file that is of use only if none of its classes is told. */
    void sourceCounter(String name, Metric metric, Counter counter) {
        sources.get(name).merge(metric, counter, Counter::plus);
    }

    /** Pushes what waited. */
    void end() {
        Map<String, List<Type>> bySource = new LinkedHashMap<>();
        for (Type type : types) {
            bySource.computeIfAbsent(source(type), ignored -> new ArrayList<>()).add(type);
        }
        bySource.forEach((source, inSource) -> {
            sink.file(folder + source);
            methods(inSource);
            boolean alone = !sources.containsKey(source);
            for (Type type : inSource) {
                type.counters.forEach((metric, counter) -> {
                    if (alone || metric == Metric.CLASS) {
                        sink.counter(metric, counter.covered(), counter.missed());
                    }
                });
            }
        });
        sources.forEach((source, counters) -> {
            if (!bySource.containsKey(source) && !counters.isEmpty()) {
                sink.file(folder + source);
                counters.forEach((metric, counter) -> sink.counter(metric, counter.covered(), counter.missed()));
            }
        });
    }

    /** A method is called by its name alone where that is enough to tell it from the others on its line. */
    private void methods(List<Type> inSource) {
        Set<Place> seen = new HashSet<>();
        Set<Place> ambiguous = new HashSet<>();
        for (Type type : inSource) {
            for (Method method : type.methods) {
                Place place = new Place(method.line, method.name);
                if (!seen.add(place)) {
                    ambiguous.add(place);
                }
            }
        }
        for (Type type : inSource) {
            for (Method method : type.methods) {
                boolean alone = ambiguous.isEmpty() || !ambiguous.contains(new Place(method.line, method.name));
                String name = alone ? method.name : type.name + "." + method.name + method.descriptor;
                sink.function(name, method.line, method.covered ? 1 : 0);
            }
        }
    }

    /** The source file of a class: as told, or the one that its outermost class is named after, or the only one. */
    private String source(Type type) {
        if (!type.source.isEmpty()) {
            return type.source;
        }
        String simple = type.name.substring(type.name.lastIndexOf('/') + 1);
        int nested = simple.indexOf('$', 1);
        String outer = nested < 0 ? simple : simple.substring(0, nested);
        for (String source : sources.keySet()) {
            if (source.startsWith(outer) && source.indexOf('.', outer.length()) == outer.length()) {
                return source;
            }
        }
        return sources.size() == 1 ? sources.keySet().iterator().next() : outer + ".java";
    }
}
