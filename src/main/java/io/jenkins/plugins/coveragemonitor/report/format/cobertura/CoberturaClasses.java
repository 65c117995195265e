package io.jenkins.plugins.coveragemonitor.report.format.cobertura;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The classes of a Cobertura report. Tools for languages without classes list each file as one, which does not count.
 */
final class CoberturaClasses {
    /** Languages without classes, by the extension of their files. */
    private static final Set<String> CLASSLESS = Set.of("rs", "c", "go", "sh");

    private final Map<String, Map<String, Boolean>> byFile = new LinkedHashMap<>();
    private final Budget cost = new Budget(Limits.characters(), "names of classes");
    private int repeated;

    /** Adds a class of a file. */
    void type(String path, String name, boolean covered) {
        if (name.isEmpty() || isFile(path, name)) {
            return;
        }
        cost.take(name.length() + Limits.FUNCTION_COST);
        Map<String, Boolean> classes = byFile.computeIfAbsent(path, ignored -> new LinkedHashMap<>(2));
        int before = classes.size();
        classes.merge(name, covered, Boolean::logicalOr);
        if (classes.size() == before) {
            repeated++;
        }
    }

    /** Pushes the counters, and reports classes that are listed more than once. */
    void settle(CoverageSink sink) {
        byFile.forEach((path, classes) -> {
            long covered = classes.values().stream().filter(ran -> ran).count();
            sink.file(path);
            sink.counter(Metric.CLASS, covered, classes.size() - covered);
        });
        if (repeated > 0) {
            sink.problem(
                    "report",
                    Plurals.count(
                            repeated,
                            "class stands more than once and was merged",
                            "classes stand more than once and were merged"));
        }
    }

    /**
     * Whether a class is a file: {@code area.py} of coverage.py and Istanbul, {@code calc_c} of gcovr, {@code src.calc.c}
     * of what turns LCOV into Cobertura.
     */
    private static boolean isFile(String path, String name) {
        if (name.length() == path.length() && path.indexOf('.', begin(path)) > 0 && isPlainlyEqual(path, name)) {
            return true;
        }
        int file = begin(path);
        int type = begin(name);
        if (path.length() - file != name.length() - type) {
            return isStem(path, file, name, type);
        }
        for (int i = file; i < path.length(); i++) {
            if (plain(path.charAt(i)) != plain(name.charAt(type + i - file))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a class is named like a file without its extension: {@code lib} of tarpaulin is {@code lib.rs}. */
    private static boolean isStem(String path, int file, String name, int type) {
        int dot = file + name.length() - type;
        return dot > file
                && dot < path.length()
                && path.charAt(dot) == '.'
                && path.startsWith(name.substring(type), file)
                && CLASSLESS.contains(path.substring(dot + 1));
    }

    private static int begin(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
    }

    private static boolean isPlainlyEqual(String path, String name) {
        for (int i = 0; i < path.length(); i++) {
            if (plain(path.charAt(i)) != plain(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char plain(char c) {
        return c == '.' || c == '-' || c == '/' || c == '\\' ? '_' : c;
    }
}
