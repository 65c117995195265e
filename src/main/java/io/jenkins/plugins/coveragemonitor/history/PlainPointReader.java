package io.jenkins.plugins.coveragemonitor.history;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a history that are just as {@link PointCodec} writes them, which are nearly all, and leaves any other
 * to {@link PointReader}: what both read is the same.
 */
final class PlainPointReader {
    /** Sets of names that are remembered, a power of two. */
    private static final int SETS = 32;

    /** Components, flags and the like of which is remembered what the last build had. */
    private static final int MEMBERS = 64;

    /**
     * A value that was read before, and where it stands. Much of a build is as in one before, and is then neither read nor kept
     * again.
     */
    private record Known(Object value, int from, int to) {}

    private static final byte[] BUILD = ("{\"v\":" + PointCodec.VERSION + ",\"build\":").getBytes(US_ASCII);
    private static final byte[] TIME = ",\"time\":".getBytes(US_ASCII);

    private final PlainText text;
    private final Names keys = new Names();
    private final Names membersNames = new Names();
    private final Map<String, Known> known = new HashMap<>();
    private final @Nullable Counters[] knownCounters = new Counters[MEMBERS];
    private final int[] knownFrom = new int[MEMBERS];
    private final int[] knownTo = new int[MEMBERS];
    private int member;
    private final String[][] nameSets = new String[SETS][];
    private final long[] pairs = new long[2 * PointCodec.METRICS.size()];

    PlainPointReader(byte[] bytes) {
        this.text = new PlainText(bytes);
    }

    /** The point of one line, without its end; {@code null} if the line is not plain, be it sound or not. */
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
            if (!read(keys.name(i), point)) {
                return null;
            }
        }
        text.expect('}');
        return text.isDone() ? point.build() : null;
    }

    /** The names that stand one behind the other, each before a colon: mostly those of the build before. */
    private final class Names {
        private final String[] known = new String[MEMBERS];
        private final int[] from = new int[MEMBERS];
        private final int[] to = new int[MEMBERS];

        String name(int index) {
            int place = index & MEMBERS - 1;
            return text.skipAgain(from[place], to[place]) ? known[place] : another(place);
        }

        private String another(int place) {
            int begin = text.at();
            String name = text.name();
            text.expect(':');
            boolean isPlain = text.isPlain();
            known[place] = name;
            from[place] = isPlain ? begin : 0;
            to[place] = isPlain ? text.at() : 0;
            return name;
        }
    }

    private boolean member(String name) {
        boolean isIt = text.name().equals(name);
        text.expect(':');
        return isIt;
    }

    /** Takes one member; {@code false} if it is none that stands in most lines. */
    private boolean read(String name, PointBuilder point) {
        switch (name) {
            case "totals" -> point.totals(counters());
            case "patch" -> point.patch(counters());
            case "components" -> point.components(again(name, () -> members(this::counters)));
            case "removed" -> point.removed(again(name, () -> members(this::counters)));
            case "owners" -> point.owners(again(name, () -> members(this::counters)));
            case "carried" -> point.carried(again(name, () -> members(this::origin)));
            case "flags" -> point.flags(again(name, () -> members(this::ofFlag)));
            case "tests" -> point.tests(again(name, this::tests));
            case "componentTests" -> point.componentTests(again(name, () -> members(this::tests)));
            case "gates" -> point.gates(again(name, this::outcomes));
            case "commit" -> point.commit(text.text());
            case "branch" -> point.branch(text.name());
            case "best" -> point.best(again(name, () -> members(this::best)));
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * A value in brackets, the one of the build before if it stands there again in the same characters.
     *
     * @param name what tells it apart from the others of a line
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

    /** The counters that are the next ones of the line. */
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
        String[] names = new String[2];
        @SuppressWarnings("unchecked") // only read as what was put in
        T[] values = (T[]) new Object[2];
        int size = 0;
        do {
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            names[size] = membersNames.name(size);
            values[size++] = value.get();
        } while (text.skip(','));
        text.expect('}');
        if (!NamedValues.areAscending(names, size)) {
            throw new IllegalArgumentException("names that are not in order");
        }
        return new NamedValues<>(
                PlainText.shared(nameSets, names, size), size == values.length ? values : Arrays.copyOf(values, size));
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
     * @param from where the first line begins
     * @param to where the last one ends
     * @param plain receives the points of plain lines
     * @param others receives each other line
     * @return how many lines there were
     */
    static int forEach(byte[] bytes, int from, int to, Consumer<Point> plain, Others others) {
        PlainPointReader reader = new PlainPointReader(bytes);
        int count = 0;
        for (int begin = from; begin < to; ) {
            count++;
            int end = begin;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            Point point = end == begin ? null : reader.line(begin, end);
            if (point != null) {
                plain.accept(point);
            } else if (end > begin) {
                others.line(count, Arrays.copyOfRange(bytes, begin, end), end < to);
            }
            begin = end + 1;
        }
        return count;
    }
}
