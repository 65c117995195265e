package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line that {@link PointCodec} wrote. Unknown members are skipped, so that a later version may add some;
 * anything else unexpected makes the line unreadable.
 */
final class PointReader {
    private static final byte[] BEGIN = "{\"v\":".getBytes(StandardCharsets.US_ASCII);

    private final JsonParser json;
    private final NamesOfHistory names;

    private int version;
    private int build = -1;
    private @Nullable Instant time;
    private Counters totals = Counters.NONE;
    private Map<String, Counters> components = Map.of();
    private Map<String, Counters> removed = Map.of();
    private Map<String, Counters> owners = Map.of();
    private Map<String, TestTotals> componentTests = Map.of();
    private Map<String, Carried> carried = Map.of();
    private Map<String, FlagCounters> flags = Map.of();
    private TestTotals tests = TestTotals.NONE;
    private @Nullable Counters patch;
    private Map<Outcome, Integer> gates = Map.of();
    private @Nullable String commit;
    private @Nullable String branch;
    private BuildState buildState = BuildState.COMPLETE;
    private Map<String, RatchetBest> best = Map.of();
    private List<Missing> missing = List.of();

    private PointReader(JsonParser json, NamesOfHistory names) {
        this.json = json;
        this.names = names;
    }

    /** Whether a line begins and ends as every version wrote points. */
    static boolean isLikely(byte[] line) {
        return line.length > BEGIN.length
                && line[line.length - 1] == '}'
                && Arrays.equals(line, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
    }

    /**
     * Reads a point.
     *
     * @throws IOException if the line is not a point; the message is a clause such as {@code is written by version 2}
     */
    static Point read(byte[] line) throws IOException {
        return read(line, new NamesOfHistory());
    }

    /** Reads a point that shares names with others; see {@link #read(byte[])}. */
    static Point read(byte[] line, NamesOfHistory names) throws IOException {
        try (JsonParser json = PointJson.FACTORY.createParser(line)) {
            return new PointReader(json, names).point();
        } catch (JsonProcessingException broken) {
            return escaped(line, broken);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw new IOException("has an impossible value (" + wrong.getMessage() + ")", wrong);
        }
    }

    /** Whether it has an escape or a byte beyond ASCII, which may not be UTF-8. */
    private static boolean needsCharacters(byte[] line) {
        for (byte one : line) {
            if (one == '\\' || one < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Earlier versions wrote some characters of names as escapes that only the character-based parser reads; and a name
     * with a damaged byte costs no build.
     */
    private static Point escaped(byte[] line, JsonProcessingException broken) throws IOException {
        if (!needsCharacters(line)) {
            throw new IOException("is not a complete JSON object", broken);
        }
        try (JsonParser json = PointJson.FACTORY.createParser(new String(line, StandardCharsets.UTF_8))) {
            return new PointReader(json, new NamesOfHistory()).point();
        } catch (JsonProcessingException stillBroken) {
            throw new IOException("is not a complete JSON object", broken);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw new IOException("has an impossible value (" + wrong.getMessage() + ")", wrong);
        }
    }

    private Point point() throws IOException {
        Point read = object();
        if (json.nextToken() != null) {
            throw new IOException("goes on after its object");
        }
        return read;
    }

    private Point object() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(name);
        }
        if (version != PointCodec.VERSION) {
            throw new IOException(version == 0 ? "has no version" : "is written by version " + version);
        }
        if (build < 0 || time == null) {
            throw new IOException("lacks its build or time");
        }
        return Point.builder(build, time)
                .totals(totals)
                .components(components)
                .carried(carried)
                .tests(tests)
                .patch(patch)
                .gates(gates)
                .commit(commit)
                .branch(branch)
                .buildState(buildState)
                .best(best)
                .completeness(missing.isEmpty() ? Completeness.COMPLETE : new Completeness(missing))
                .removed(removed)
                .owners(owners)
                .componentTests(componentTests)
                .flags(flags)
                .create();
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "v" -> version = json.getIntValue();
            case "build" -> build = json.getIntValue();
            case "time" -> time = Instant.parse(text());
            case "totals" -> totals = counters();
            case "patch" -> patch = counters();
            case "components" -> components = members(component -> counters());
            case "removed" -> removed = members(component -> counters());
            case "owners" -> owners = members(owner -> counters());
            case "carried" -> carried = members(component -> origin());
            case "flags" -> flags = members(flag -> ofFlag());
            case "tests" -> tests = tests();
            case "componentTests" -> componentTests = members(component -> tests());
            case "gates" -> gates = outcomes();
            case "commit" -> commit = text();
            case "branch" -> branch = names.shared(text());
            case "buildState" -> buildState = buildState(text());
            case "best" -> best = members(ratchet -> best());
            case "missing" -> missing();
            default -> json.skipChildren();
        }
    }

    /** Reads the elements of the array; if this is not an array, its first token does not begin an element. */
    private void missing() throws IOException {
        List<Missing> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(oneMissing());
        }
        missing = all;
    }

    private Missing oneMissing() throws IOException {
        String component = null;
        String report = null;
        String why = null;
        Integer lastBuild = null;
        boolean testsOnly = false;
        String flag = "";
        expect(json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "component" -> component = text();
                case "report" -> report = text();
                case "why" -> why = text();
                case "lastBuild" -> lastBuild = json.getIntValue();
                case "testsOnly" -> testsOnly = json.getBooleanValue();
                case "flag" -> flag = text();
                default -> json.skipChildren();
            }
        }
        if (component == null || why == null) {
            throw new IOException("names something missing without its component or reason");
        }
        return new Missing(component, report, why, lastBuild, testsOnly, flag);
    }

    @FunctionalInterface
    private interface Member<T> {
        T read(String name) throws IOException;
    }

    private <T> Map<String, T> members(Member<T> member) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        Map<String, T> all = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = names.shared(json.currentName());
            json.nextToken();
            all.put(name, member.read(name));
        }
        return all;
    }

    private Map<Outcome, Integer> outcomes() throws IOException {
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        for (Map.Entry<String, Integer> entry :
                members(outcome -> json.getIntValue()).entrySet()) {
            all.put(Outcome.valueOf(entry.getKey()), entry.getValue());
        }
        return all;
    }

    private Counters counters() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        Counters counters = Counters.NONE;
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            long covered = json.getLongValue();
            json.nextToken();
            long missed = json.getLongValue();
            if (i < PointCodec.METRICS.size()) {
                counters = counters.with(PointCodec.METRICS.get(i), new Counter(covered, missed));
            }
        }
        return counters;
    }

    private FlagCounters ofFlag() throws IOException {
        Counters whole = Counters.NONE;
        Map<String, Counters> named = Map.of();
        Map<String, Carried> from = Map.of();
        TestTotals tested = TestTotals.NONE;
        expect(json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "totals" -> whole = counters();
                case "components" -> named = members(component -> counters());
                case "carried" -> from = members(component -> origin());
                case "tests" -> tested = tests();
                default -> json.skipChildren();
            }
        }
        return new FlagCounters(whole, named, from, tested);
    }

    private Carried origin() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        json.nextToken();
        int from = json.getIntValue();
        json.nextToken();
        Carried origin = new Carried(from, Instant.parse(text()));
        expect(json.nextToken(), JsonToken.END_ARRAY);
        return origin;
    }

    /** An unknown value of a later version means that the build did not end normally. */
    private static BuildState buildState(String word) {
        return Arrays.stream(BuildState.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElse(BuildState.RUNNING);
    }

    private RatchetBest best() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        json.nextToken();
        long covered = json.getLongValue();
        json.nextToken();
        long missed = json.getLongValue();
        json.nextToken();
        RatchetBest read = new RatchetBest(new Counter(covered, missed), json.getIntValue());
        expect(json.nextToken(), JsonToken.END_ARRAY);
        return read;
    }

    private TestTotals tests() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        long[] numbers = new long[3];
        for (int i = 0; i < numbers.length; i++) {
            json.nextToken();
            numbers[i] = json.getLongValue();
        }
        json.nextToken();
        TestTotals totals = new TestTotals(numbers[0], numbers[1], numbers[2], Duration.parse(text()));
        expect(json.nextToken(), JsonToken.END_ARRAY);
        return totals;
    }

    private String text() throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("has a value of the wrong kind");
        }
    }
}
