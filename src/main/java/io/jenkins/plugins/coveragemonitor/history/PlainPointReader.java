package io.jenkins.plugins.coveragemonitor.history;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads those lines of a history, nearly all, that are exactly as {@link PointCodec} writes them, and leaves the others
 * to {@link PointReader}. Both give the same result.
 */
final class PlainPointReader {
    /** How many sets of names are remembered, a power of two. */
    private static final int SETS = 32;

    /** Of how many components, flags and so on the value in the last build is remembered. */
    private static final int MEMBERS = 64;

    /**
     * A value that was read before, and its place. Much of a build is as in an earlier one, and is then neither read
     * nor stored again.
     */
    private record Known(Object value, int from, int to) {}

    private static final byte[] BUILD = ("{\"v\":" + PointCodec.VERSION + ",\"build\":").getBytes(US_ASCII);
    private static final byte[] TIME = ",\"time\":".getBytes(US_ASCII);

    /**
     * Reads one kind of member of a line. Each kind is called through this interface: the JIT compiler, which has
     * little time in a short command, then compiles small methods instead of one with all of them inlined.
     */
    @FunctionalInterface
    private interface Kind {
        void read(PointBuilder point);
    }

    private final PlainText text;
    private final Names<@Nullable Kind> kinds = new Names<>(this::kind);
    private final Names<String> names = new Names<>(name -> name);
    private final Map<String, Known> known = new HashMap<>();
    private final @Nullable Counters[] knownCounters = new Counters[MEMBERS];
    private final int[] knownFrom = new int[MEMBERS];
    private final int[] knownTo = new int[MEMBERS];
    private int member;
    private final String[][] nameSets = new String[SETS][];
    private final long[] pairs = new long[2 * PointCodec.METRICS.size()];

    PlainPointReader() {
        this.text = new PlainText();
    }

    /** Goes on with the lines in this array; what was remembered of places in another one is forgotten. */
    void over(byte[] bytes) {
        text.over(bytes);
        kinds.forget();
        names.forget();
        known.clear();
        Arrays.fill(knownCounters, null);
    }

    /**
     * The point of one line; {@code null} if the line is not plain, whether it is sound or not.
     *
     * @param to where the last line ends, not necessarily this one: where this one ends is seen when it has been read
     */
    @Nullable
    Point line(int from, int to) {
        text.line(from, to);
        member = 0;
        try {
            return point();
        } catch (IllegalArgumentException | DateTimeException impossible) {
            return null;
        }
    }

    private @Nullable Point point() {
        if (!text.skip(BUILD)) {
            return null;
        }
        int build = text.integer();
        if (!text.skip(TIME)) {
            return null;
        }
        PointBuilder point = Point.builder(build, text.time());
        for (int i = 0; text.skip(','); i++) {
            Kind kind = kinds.at(i);
            if (kind == null) {
                return null;
            }
            kind.read(point);
        }
        text.expect('}');
        return text.isDone() ? point.create() : null;
    }

    /** The values of consecutive names, each followed by a colon; mostly those of the build before. */
    private final class Names<T> {
        private final Function<String, T> meaning;
        private final Object[] known = new Object[MEMBERS];
        private final int[] from = new int[MEMBERS];
        private final int[] to = new int[MEMBERS];

        Names(Function<String, T> meaning) {
            this.meaning = meaning;
        }

        @SuppressWarnings("unchecked") // only what was put in
        T at(int index) {
            int place = index & MEMBERS - 1;
            return text.skipAgain(from[place], to[place]) ? (T) known[place] : another(place);
        }

        void forget() {
            Arrays.fill(to, 0);
        }

        private T another(int place) {
            int begin = text.at();
            T found = meaning.apply(text.name());
            text.expect(':');
            boolean isPlain = text.isPlain();
            known[place] = found;
            from[place] = isPlain ? begin : 0;
            to[place] = isPlain ? text.at() : 0;
            return found;
        }
    }

    private boolean member(String name) {
        boolean isIt = text.name().equals(name);
        text.expect(':');
        return isIt;
    }

    /** The reader of a member; {@code null} if it is not one that most lines have. */
    private @Nullable Kind kind(String name) {
        return switch (name) {
            case "totals" -> point -> point.totals(counters());
            case "patch" -> point -> point.patch(counters());
            case "components" -> point -> point.components(again(name, () -> members(this::counters)));
            case "removed" -> point -> point.removed(again(name, () -> members(this::counters)));
            case "owners" -> point -> point.owners(again(name, () -> members(this::counters)));
            case "carried" -> point -> point.carried(again(name, () -> members(this::origin)));
            case "flags" -> point -> point.flags(again(name, () -> members(this::ofFlag)));
            case "tests" -> point -> point.tests(again(name, this::tests));
            case "componentTests" -> point -> point.componentTests(again(name, () -> members(this::tests)));
            case "gates" -> point -> point.gates(again(name, this::outcomes));
            case "commit" -> point -> point.commit(text.text());
            case "branch" -> point -> point.branch(text.name());
            case "best" -> point -> point.best(again(name, () -> members(this::best)));
            default -> null;
        };
    }

    /**
     * A value in brackets, or the same object as in the build before if its text is the same.
     *
     * @param name distinguishes it from the other values of a line
     */
    private <T> T again(String name, Supplier<T> read) {
        Known last = known.get(name);
        if (last != null && text.skipAgain(last.from(), last.to())) {
            @SuppressWarnings("unchecked") // only kept where the same name is read
            T same = (T) last.value();
            return same;
        }
        int from = text.at();
        T value = read.get();
        if (text.isPlain()) {
            known.put(name, new Known(value, from, text.at()));
        }
        return value;
    }

    /** Reads the next counters of the line. */
    private Counters counters() {
        int place = member++ & MEMBERS - 1;
        Counters last = knownCounters[place];
        if (last != null && text.skipAgain(knownFrom[place], knownTo[place])) {
            return last;
        }
        int from = text.at();
        Counters counters = newCounters();
        if (text.isPlain()) {
            knownCounters[place] = counters;
            knownFrom[place] = from;
            knownTo[place] = text.at();
        }
        return counters;
    }

    private Counters newCounters() {
        return Counters.of(PointCodec.METRICS, pairs, text.pairs(pairs));
    }

    private <T> Map<String, T> members(Supplier<T> value) {
        text.expect('{');
        if (text.skip('}')) {
            return Map.of();
        }
        String[] found = new String[2];
        @SuppressWarnings("unchecked") // only read as what was put in
        T[] values = (T[]) new Object[2];
        int size = 0;
        do {
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            found[size] = names.at(size);
            values[size++] = value.get();
        } while (text.skip(','));
        text.expect('}');
        if (!NamedValues.areAscending(found, size)) {
            throw new IllegalArgumentException("names that are not in order");
        }
        return new NamedValues<>(
                PlainText.shared(nameSets, found, size), size == values.length ? values : Arrays.copyOf(values, size));
    }

    private Map<Outcome, Integer> outcomes() {
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        members(text::integer).forEach((name, number) -> all.put(Outcome.valueOf(name), number));
        return Point.copy(all);
    }

    private Carried origin() {
        text.expect('[');
        int from = text.integer();
        text.expect(',');
        Instant since = text.time();
        text.expect(']');
        return new Carried(from, since);
    }

    private RatchetBest best() {
        text.expect('[');
        long covered = text.number();
        text.expect(',');
        long missed = text.number();
        text.expect(',');
        int build = text.integer();
        text.expect(']');
        return new RatchetBest(new Counter(covered, missed), build);
    }

    private TestTotals tests() {
        text.expect('[');
        long total = text.number();
        text.expect(',');
        long failed = text.number();
        text.expect(',');
        long skipped = text.number();
        text.expect(',');
        TestTotals tests = new TestTotals(total, failed, skipped, text.duration());
        text.expect(']');
        return tests;
    }

    private FlagCounters ofFlag() {
        text.expect('{');
        if (!member("totals")) {
            throw new IllegalArgumentException("a flag without totals");
        }
        Counters totals = counters();
        Map<String, Counters> components = Map.of();
        Map<String, Carried> carried = Map.of();
        TestTotals tests = TestTotals.NONE;
        while (text.skip(',')) {
            String name = text.name();
            text.expect(':');
            switch (name) {
                case "components" -> components = members(this::counters);
                case "carried" -> carried = members(this::origin);
                case "tests" -> tests = tests();
                default -> throw new IllegalArgumentException("a flag with something else");
            }
        }
        text.expect('}');
        return new FlagCounters(totals, components, carried, tests);
    }

    /** Receives lines that are not plain. */
    @FunctionalInterface
    interface Others {
        /**
         * One line.
         *
         * @param number from 1 where reading began
         * @param line its bytes without the end-of-line
         * @param ended whether it has an end-of-line; a last line without one may be cut off
         */
        void line(int number, byte[] line, boolean ended);
    }

    /**
     * Reads some lines of a file of points.
     *
     * @param window in front of the first one
     * @param plain receives the points of plain lines, in order
     * @param others receives each other line
     * @return how many lines there were
     */
    static int forEach(LineWindow window, Consumer<Point> plain, Others others) throws IOException {
        PlainPointReader reader = new PlainPointReader();
        int count = 0;
        while (window.move()) {
            reader.over(window.bytes());
            count = reader.lines(window.bytes(), window.shown(), count, plain, others);
        }
        return count;
    }

    private int lines(byte[] bytes, int to, int before, Consumer<Point> plain, Others others) {
        int count = before;
        for (int begin = 0; begin < to; ) {
            count++;
            Point point = line(begin, to);
            int end = point == null ? endOfLine(bytes, begin, to) : text.at();
            if (point != null) {
                plain.accept(point);
            } else if (end > begin) {
                others.line(count, Arrays.copyOfRange(bytes, begin, end), end < to);
            }
            begin = end + 1;
        }
        return count;
    }

    private static int endOfLine(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end;
    }
}
