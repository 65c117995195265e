package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.DuplicateCounter;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One file's coverage object. Its maps say where statements, functions and branches are, and its counts, by the same
 * keys, how often they ran; they may come in any order.
 *
 * <p>Lines are counted as Istanbul does ({@code FileCoverage.getLineCoverage}): a line is one where a statement starts,
 * and it ran as often as the statement on it that ran most. Statements, functions and branches count if they have a
 * count.
 */
final class IstanbulFile {
    private static final Set<String> PARTS = Set.of("path", "statementMap", "s", "fnMap", "f", "branchMap", "b", "l");

    private record Function(String name, int line) {}

    private final JsonCursor json;
    private final Budget kept = new Budget(Limits.RANGES / 2, "statements, functions and branches in one file");
    private String path;
    private boolean counted;
    private final Map<Integer, Long> ownLines = new TreeMap<>();
    private final Map<String, Integer> statementLines = new HashMap<>();
    private final Map<String, Long> statements = new LinkedHashMap<>();
    private final Map<String, Function> functionPlaces = new HashMap<>();
    private final Map<String, Long> functions = new LinkedHashMap<>();
    private final Map<String, Integer> branchLines = new HashMap<>();
    private final Map<String, List<Long>> branches = new LinkedHashMap<>();

    private int line;
    private int preferred;
    private @Nullable String name;

    IstanbulFile(JsonCursor json, String path) {
        this.json = json;
        this.path = path;
    }

    static boolean isPart(String name) {
        return PARTS.contains(name);
    }

    /** Reads one field of the object. */
    void part(String field) throws IOException {
        switch (field) {
            case "path" -> {
                String stated = json.text();
                path = stated == null ? path : stated;
            }
            case "statementMap" -> json.fields(this::statementPlace);
            case "fnMap" -> json.fields(this::functionPlace);
            case "branchMap" -> json.fields(this::branchPlace);
            case "l" -> json.fields(this::ownLine);
            case "s" -> {
                counted = true;
                json.fields(key -> {
                    kept.take(1);
                    statements.put(key, json.count());
                });
            }
            case "f" -> {
                counted = true;
                json.fields(key -> {
                    kept.take(1);
                    functions.put(key, json.count());
                });
            }
            case "b" -> {
                counted = true;
                json.fields(this::branchCounts);
            }
            default -> json.skip();
        }
    }

    /** Istanbul before 1.0 and solidity-coverage also list lines on which no statement begins. */
    private void ownLine(String key) throws IOException {
        kept.take(1);
        long number = CountText.parse(key);
        long count = json.count();
        if (number > 0 && number <= Limits.LAST_LINE && count >= 0) {
            ownLines.put((int) number, count);
        }
    }

    private void branchCounts(String key) throws IOException {
        List<Long> counts = new ArrayList<>(2);
        json.elements(() -> {
            kept.take(1);
            counts.add(json.count());
        });
        branches.put(key, counts);
    }

    private void statementPlace(String key) throws IOException {
        kept.take(1);
        line = 0;
        range();
        if (line > 0) {
            statementLines.put(key, line);
        }
    }

    /** A range or a position that starts somewhere; {@code null} and missing lines occur. */
    private void range() throws IOException {
        json.fields(field -> {
            if (field.equals("start")) {
                json.fields(part -> {
                    if (part.equals("line")) {
                        line = json.line();
                    } else {
                        json.skip();
                    }
                });
            } else {
                json.skip();
            }
        });
    }

    private void functionPlace(String key) throws IOException {
        kept.take(1);
        name = "";
        preferred = 0;
        int[] others = new int[2];
        json.fields(field -> {
            line = 0;
            switch (field) {
                case "name" -> name = json.isText() ? json.text() : "";
                case "decl" -> {
                    range();
                    preferred = line;
                }
                case "loc" -> {
                    range();
                    others[0] = line;
                }
                case "line" -> others[1] = json.line();
                default -> json.skip();
            }
        });
        functionPlaces.put(key, new Function(name, preferred > 0 ? preferred : others[0] > 0 ? others[0] : others[1]));
    }

    private void branchPlace(String key) throws IOException {
        kept.take(1);
        int[] lines = new int[3];
        json.fields(field -> {
            line = 0;
            switch (field) {
                case "loc" -> {
                    range();
                    lines[0] = line;
                }
                case "line" -> lines[1] = json.line();
                case "locations" ->
                    json.elements(() -> {
                        line = 0;
                        range();
                        lines[2] = lines[2] > 0 ? lines[2] : line;
                    });
                default -> json.skip();
            }
        });
        int found = lines[0] > 0 ? lines[0] : lines[1] > 0 ? lines[1] : lines[2];
        if (found > 0) {
            branchLines.put(key, found);
        }
    }

    boolean hasPath() {
        return counted && !path.isEmpty();
    }

    /** Whether the object has counts; one without them is something else or a file that was not measured. */
    boolean isCoverage() {
        return counted;
    }

    /** Pushes the content of the object; a known path is merged with it. */
    void push(CoverageSink sink, Set<String> known, DuplicateCounter duplicates) {
        sink.file(path);
        boolean first = known.add(path);
        duplicates.add(path, first ? 0 : 1);
        pushStatements(sink, first);
        pushBranches(sink);
        Set<Function> seen = new HashSet<>();
        functions.forEach((key, count) -> {
            if (count >= 0) {
                Function place = functionPlaces.getOrDefault(key, new Function("function " + key, 0));
                boolean alone = seen.add(place) && !place.name.isEmpty();
                sink.function(alone ? place.name : place.name + "#" + key, place.line, count);
            }
        });
    }

    private void pushStatements(CoverageSink sink, boolean first) {
        Map<Integer, Long> lines = new TreeMap<>();
        long covered = 0;
        long missed = 0;
        for (Map.Entry<String, Long> statement : statements.entrySet()) {
            long count = statement.getValue();
            if (count < 0) {
                continue;
            }
            if (count > 0) {
                covered++;
            } else {
                missed++;
            }
            Integer start = statementLines.get(statement.getKey());
            if (start != null) {
                lines.merge(start, count, Math::max);
            }
        }
        ownLines.forEach(lines::putIfAbsent);
        lines.forEach(sink::line);
        if (first) {
            sink.counter(Metric.INSTRUCTION, covered, missed);
        }
    }

    private void pushBranches(CoverageSink sink) {
        // Istanbul numbers them by their place in the code, as its own LCOV reports do.
        Map<Integer, LineBranches> lines = new TreeMap<>();
        branches.forEach((key, counts) -> {
            Integer at = branchLines.get(key);
            if (at == null) {
                sink.problem(path, "has the branch " + NameText.shown(key) + " without a line, shown at line 1");
            }
            LineBranches onLine = lines.computeIfAbsent(at == null ? 1 : at, number -> new LineBranches());
            onLine.group();
            for (int i = 0; i < counts.size(); i++) {
                if (counts.get(i) >= 0) {
                    onLine.inOrder(i, counts.get(i) > 0);
                }
            }
        });
        lines.forEach((number, onLine) -> onLine.push(sink, number));
    }
}
