package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.BranchSets;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a measurement, number by number, as docs/history-format.md tells them. */
class MeasurementFormatTest {
    private static final long[] NO_TESTS = {0, 0, 0, 0, 0};

    /** The numbers and texts of a message. */
    private static byte[] columns(Object... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodecOutput out = new CodecOutput(bytes);
        try {
            for (Object value : values) {
                if (value instanceof String text) {
                    out.text(text);
                } else if (value instanceof long[] numbers) {
                    for (long number : numbers) {
                        out.number(number);
                    }
                } else {
                    out.number(((Number) value).longValue());
                }
            }
            out.flush();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] message(int version, Object... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {'C', 'O', 'V', (byte) version});
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(columns(values));
        }
        return bytes.toByteArray();
    }

    private static void isWrittenAs(Measurement measurement, int version, Object... values) throws IOException {
        byte[] bytes = MeasurementCodec.encode(measurement);
        assertThat(new String(bytes, 0, 3, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("COV");
        assertThat(bytes[3]).isEqualTo((byte) version);
        byte[] unpacked = new InflaterInputStream(new ByteArrayInputStream(bytes, 4, bytes.length - 4)).readAllBytes();
        assertThat(unpacked).isEqualTo(columns(values));
        assertThat(MeasurementCodec.decode(bytes)).isEqualTo(measurement);
    }

    /** One component without a name, of such files. */
    private static Measurement of(FileCoverage... files) {
        return Measurement.of(List.of(Component.of("", List.of(files))), TestTotals.NONE);
    }

    private static FileCoverage file(String path, LineTable lines, FunctionTable functions) {
        return new FileCoverage(path, lines, functions, Counters.NONE);
    }

    private static FileCoverage stated(String path, Metric metric, long covered, long missed) {
        return new FileCoverage(
                path, LineTable.EMPTY, FunctionTable.EMPTY, Counters.of(metric, new Counter(covered, missed)));
    }

    @Test
    void testsAreTheirNumbersAndTheirTime() throws IOException {
        isWrittenAs(Measurement.of(List.of(), new TestTotals(300, 2, 1, Duration.ofSeconds(75, 123))), 2, new long[] {
            300, 2, 1, 75, 123, 0
        });
    }

    @Test
    void aComponentSaysWhereItWasCarriedFrom() throws IOException {
        Component carried = Component.of("web", List.of(stated("a", Metric.LINE, 1, 2)))
                .carriedFrom(new Carried(7, Instant.ofEpochSecond(-3, 5)));
        isWrittenAs(
                Measurement.of(List.of(carried), TestTotals.NONE),
                2,
                NO_TESTS,
                1,
                "web",
                new long[] {1, 7, 5, 0, 5, 1, 0},
                "a",
                new long[] {0, 0, 0, 1, 1, 2});
        Instant late = Instant.ofEpochSecond(1L << 38);
        isWrittenAs(
                Measurement.of(List.of(carried.carriedFrom(new Carried(7, late))), TestTotals.NONE),
                2,
                NO_TESTS,
                1,
                "web",
                new long[] {1, 7, 0, 1, 0, 1, 0},
                "a",
                new long[] {0, 0, 0, 1, 1, 2});
    }

    @Test
    void aPathIsWhatDiffersFromTheOneBefore() throws IOException {
        isWrittenAs(
                of(
                        stated("src/A.java", Metric.LINE, 1, 2),
                        stated("src/AB.java", Metric.BRANCH, 3, 0),
                        stated("src/A😀", Metric.LINE, 1, 0),
                        stated("src/A😁", Metric.FUNCTION_CALL, 1, 0)),
                2,
                NO_TESTS,
                new long[] {1, 0, 0, 4, 0},
                "src/A.java",
                new long[] {0, 0, 0, 1, 1, 2},
                5,
                "B.java",
                new long[] {0, 0, 0, 2, 3, 0},
                5,
                "😀",
                new long[] {0, 0, 0, 1, 1, 0},
                5,
                "😁",
                new long[] {0, 0, 0, 256, 1, 0});
    }

    @Test
    void linesAreDifferencesAndBranchesStandWhereThereAreSome() throws IOException {
        LineTable lines = new LineTable(
                new int[] {3, 4, 10, 12}, new int[] {0, LineTable.NOT_A_LINE, 5, 1}, new int[] {0, 1, 0, 0}, new int[] {
                    0, 0, 0, 2
                });
        isWrittenAs(
                of(file("a", lines, FunctionTable.EMPTY)),
                2,
                NO_TESTS,
                new long[] {1, 0, 0, 1, 0},
                "a",
                new long[] {4, 2, 0, 5, 1},
                new long[] {1, 0, 6, 2},
                new long[] {2, 1, 1, 0, 1, 0, 2, 0},
                new long[] {0, 0});
    }

    @Test
    void branchSetsNameWhichBranchesWereMissed() throws IOException {
        BranchSets.Builder named = new BranchSets.Builder();
        named.add(7, new BranchSet(-1, 4, new int[] {1, 3}));
        named.add(9, new BranchSet(2, 2, new int[] {0}));
        LineTable lines = new LineTable(new int[] {7, 9}, new int[] {4, 4}).withBranchSets(named.build());
        isWrittenAs(
                of(file("a", lines, FunctionTable.EMPTY)),
                2,
                NO_TESTS,
                new long[] {1, 0, 0, 1, 0},
                "a",
                new long[] {2, 6, 1, 5, 5},
                new long[] {2, 0, 2, 2, 0, 1, 1},
                new long[] {2, 7, 0xFFFF_FFFFL, 4, 2, 1, 1, 2, 2, 2, 1, 0},
                new long[] {0, 0});
    }

    @Test
    void theNameOfAFunctionIsWrittenOnce() throws IOException {
        FunctionTable functions =
                FunctionTable.of(new String[] {"get", "set", "get"}, new int[] {3, 3, 8}, new int[] {0, 2, 9});
        isWrittenAs(
                of(file("a", LineTable.EMPTY, functions)),
                2,
                NO_TESTS,
                new long[] {1, 0, 0, 1, 0},
                "a",
                new long[] {0, 0},
                new long[] {3, 3, 0, 5, 0, 2, 9},
                0,
                "get",
                0,
                "set",
                1,
                0);
    }

    @Test
    void flagsAreMeasurementsOfTheirOwn() throws IOException {
        Measurement unit =
                Measurement.of(List.of(Component.of("web", List.of(stated("a", Metric.LINE, 1, 2)))), TestTotals.NONE);
        Measurement e2e = Measurement.of(
                List.of(Component.of("web", List.of(stated("b", Metric.LINE, 3, 4)))),
                new TestTotals(5, 0, 0, Duration.ZERO));
        isWrittenAs(
                Measurement.ofFlags(Map.of("unit", unit, "e2e", e2e), new TestTotals(9, 0, 0, Duration.ZERO)),
                3,
                new long[] {9, 0, 0, 0, 0, 2},
                "e2e",
                new long[] {5, 0, 0, 0, 0, 1},
                "web",
                new long[] {0, 1, 0},
                "b",
                new long[] {0, 0, 0, 1, 3, 4},
                "unit",
                new long[] {0, 0, 0, 0, 0, 1},
                "web",
                new long[] {0, 1, 0},
                "a",
                new long[] {0, 0, 0, 1, 1, 2});
    }

    private static void isRefused(String why, Object... values) {
        assertThatThrownBy(() -> MeasurementCodec.decode(message(2, values)))
                .hasMessage("the measurement is damaged (" + why + "); record the build again");
    }

    private static final String OUT_OF_RANGE = "a number in it is out of range";
    private static final String CUT_OFF = "it is cut off";

    /** What stands before the lines of a first file, {@code a}. */
    private static Object[] file(Object... rest) {
        List<Object> all = new ArrayList<>(List.of(NO_TESTS, new long[] {1, 0, 0, 1, 0}, "a"));
        all.addAll(List.of(rest));
        return all.toArray();
    }

    @Test
    void eachNumberHasItsLimit() {
        isRefused(OUT_OF_RANGE, new long[] {0, 0, 0, 0, 1_000_000_000});
        isRefused(CUT_OFF, new long[] {0, 0, 0, 0, 999_999_999});
        isRefused(OUT_OF_RANGE, NO_TESTS, 100_001);
        isRefused(CUT_OFF, NO_TESTS, 100_000);
        isRefused(OUT_OF_RANGE, NO_TESTS, 1, (1 << 20) + 1);
        isRefused(CUT_OFF, NO_TESTS, 1, 1 << 20);
        isRefused(OUT_OF_RANGE, NO_TESTS, 1, "c", 2);
        isRefused(OUT_OF_RANGE, NO_TESTS, 1, "c", 1, 1L << 31);
        isRefused(OUT_OF_RANGE, NO_TESTS, 1, "c", 0, 5_000_001);
        isRefused(CUT_OFF, NO_TESTS, 1, "c", 0, 5_000_000);
        isRefused(OUT_OF_RANGE, NO_TESTS, 1, "c", 0, 1, 1);
        isRefused(OUT_OF_RANGE, NO_TESTS, 1, "c", 0, 1, 0, 64 * 1024 + 1);
        isRefused(OUT_OF_RANGE, file(10_000_001));
        isRefused(OUT_OF_RANGE, file(0, 1));
    }

    @Test
    void whatStandsOnALineHasItsLimits() {
        isRefused(OUT_OF_RANGE, file(1, 1L << 31));
        isRefused(CUT_OFF, file(1, Integer.MAX_VALUE - 1));
        isRefused(OUT_OF_RANGE, file(2, new long[] {4, Integer.MAX_VALUE - 1 - 4}));
        isRefused(CUT_OFF, file(2, new long[] {4, Integer.MAX_VALUE - 1 - 5}));
        isRefused(OUT_OF_RANGE, file(1, 4, (1L << 31) + 1));
        isRefused(CUT_OFF, file(1, 4, 1L << 31));
        isRefused(OUT_OF_RANGE, file(1, 4, 1, 2));
        isRefused("branches stand on a line that is not there", file(1, 4, 1, 1, 1));
        isRefused(CUT_OFF, file(1, 4, 1, 1, 0));
        isRefused(OUT_OF_RANGE, file(1, 4, 1, 1, 0, 1L << 31));
        isRefused(OUT_OF_RANGE, file(1, 4, 1, 1, 0, 1, 1L << 31));
        long[] branches = {1, 0, 1, 1};
        isRefused(OUT_OF_RANGE, file(1, 4, 1, branches, 1, 1L << 31));
        isRefused(OUT_OF_RANGE, file(1, 4, 1, branches, 1, 5, 1L << 32));
        isRefused(OUT_OF_RANGE, file(1, 4, 1, branches, 1, 5, 1, BranchSet.MAX_TOTAL + 1));
        isRefused(CUT_OFF, file(1, 4, 1, branches, 1, 5, 1, BranchSet.MAX_TOTAL));
        isRefused(OUT_OF_RANGE, file(1, 4, 1, branches, 1, 5, 1, 2, 3));
        isRefused(OUT_OF_RANGE, file(1, 4, 1, branches, 1, 5, 1, 2, 2, 4, Integer.MAX_VALUE - 1 - 3));
        isRefused(CUT_OFF, file(1, 4, 1, branches, 1, 5, 1, 2, 2, 4, Integer.MAX_VALUE - 1 - 4));
    }

    @Test
    void functionsAndStatedCountersHaveTheirLimits() {
        isRefused(OUT_OF_RANGE, file(0, 0, 10_000_001));
        isRefused(OUT_OF_RANGE, file(0, 0, 2, 4, Integer.MAX_VALUE - 3));
        isRefused(CUT_OFF, file(0, 0, 2, 4, Integer.MAX_VALUE - 4));
        isRefused(OUT_OF_RANGE, file(0, 0, 1, 4, 1L << 31));
        isRefused(OUT_OF_RANGE, file(0, 0, 1, 4, 1, 1));
        isRefused(OUT_OF_RANGE, file(0, 0, 0, 512));
        isRefused(CUT_OFF, file(0, 0, 0, 511));
    }

    @Test
    void allFilesTogetherHaveNoMoreLinesThanTheMost() {
        isRefused(OUT_OF_RANGE, file(1, 4, 1, 0, 10_000_000));
        isRefused(CUT_OFF, file(1, 4, 1, 0, 9_999_999));
    }

    @Test
    void aPathIsNoLongerThanTheMost() throws IOException {
        String long1 = "a".repeat(64 * 1024);
        isRefused(
                "a path in it is too long",
                NO_TESTS,
                new long[] {1, 0, 0, 2, 0},
                long1,
                new long[] {0, 0, 0, 0, 64 * 1024},
                "b");
        Measurement read = MeasurementCodec.decode(message(
                2,
                NO_TESTS,
                new long[] {1, 0, 0, 2, 0},
                long1,
                new long[] {0, 0, 0, 0, 64 * 1024 - 1},
                "b",
                new long[] {0, 0, 0, 0}));
        assertThat(read.files()).hasSize(2);
    }

    /** A time as far from now as Java knows one, and a second further. */
    @Test
    void aTimeIsOneThatThereIs() throws IOException {
        for (Instant last : List.of(Instant.MIN, Instant.MAX)) {
            Component carried = Component.of("web", List.of(stated("a", Metric.LINE, 1, 2)))
                    .carriedFrom(new Carried(7, Instant.ofEpochSecond(last.getEpochSecond())));
            Measurement measurement = Measurement.of(List.of(carried), TestTotals.NONE);
            assertThat(MeasurementCodec.decode(MeasurementCodec.encode(measurement)))
                    .isEqualTo(measurement);
            long beyond = last.getEpochSecond() + Long.signum(last.getEpochSecond());
            long folded = beyond << 1 ^ beyond >> 63;
            isRefused("a time in it is out of range", NO_TESTS, 1, "web", new long[] {
                1, 7, folded & 0x7F_FFFF_FFFFL, folded >>> 39, 0
            });
        }
    }

    @Test
    void nothingFollowsAndNamesAreText() {
        isRefused("it goes on after its end", NO_TESTS, 0, 0);
        isRefused("a name in it is not UTF-8", NO_TESTS, 1, 2, 0xFF);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void aVersionThatIsNotKnownIsNotGuessedAt(int version) {
        assertThatThrownBy(() -> MeasurementCodec.decode(message(version, NO_TESTS, 0)))
                .hasMessage("the measurement was written by version " + version
                        + " of its format; read it with the plugin that wrote it or a newer one");
    }

    @Test
    void whatBeginsOtherwiseIsNoMeasurement() {
        for (String text : List.of("", "COV", "XOV\2aaa", "CXV\2aaa", "COX\2aaa")) {
            assertThatThrownBy(() -> MeasurementCodec.decode(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                    .as(text)
                    .hasMessage("this is not a measurement; record the build again");
        }
    }

    @Test
    void aFlagIsThereOnce() {
        assertThatThrownBy(() ->
                        MeasurementCodec.decode(message(3, NO_TESTS, 2, "unit", NO_TESTS, 0, "unit", NO_TESTS, 0)))
                .hasMessageContaining("a flag is in it twice");
    }

    @Test
    void longTablesAreReadAsTheyWere() throws IOException {
        int size = 10_000;
        int[] numbers = new int[size];
        int[] hits = new int[size];
        String[] names = new String[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = 2 * i + 1;
            hits[i] = i * i;
            names[i] = "f" + i % 5_000;
        }
        Measurement measurement = of(file("a", new LineTable(numbers, hits), FunctionTable.of(names, numbers, hits)));
        assertThat(MeasurementCodec.decode(MeasurementCodec.encode(measurement)))
                .isEqualTo(measurement);
    }

    @Test
    void aLongTextIsReadAsItWas() throws IOException {
        String name = "😀".repeat(60_000);
        Measurement measurement = Measurement.of(List.of(Component.of(name, List.of())), TestTotals.NONE);
        assertThat(MeasurementCodec.decode(MeasurementCodec.encode(measurement)))
                .isEqualTo(measurement);
    }

    @Test
    void aNumberTakesSevenBitsAByte() throws IOException {
        assertThat(columns(127)).containsExactly(127);
        assertThat(columns(128)).containsExactly(0x80, 1);
        assertThat(columns(Long.MAX_VALUE)).hasSize(9);
        CodecInput in = new CodecInput(new ByteArrayInputStream(columns(Long.MAX_VALUE, 5)), 100);
        assertThat(in.number(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> in.number(4)).hasMessage(OUT_OF_RANGE);
        CodecInput ten =
                new CodecInput(new ByteArrayInputStream(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 0}), 100);
        assertThatThrownBy(() -> ten.number(Long.MAX_VALUE)).hasMessage(OUT_OF_RANGE);
    }

    @Test
    void noMoreBytesAreTakenThanTheMost() throws IOException {
        byte[] two = columns(5, 6);
        CodecInput enough = new CodecInput(new ByteArrayInputStream(two), 2);
        assertThat(enough.number(9)).isEqualTo(5);
        assertThat(enough.number(9)).isEqualTo(6);
        CodecInput less = new CodecInput(new ByteArrayInputStream(two), 1);
        assertThatThrownBy(() -> less.number(9)).hasMessage("it unpacks to more than any measurement has");
    }

    @Test
    void aNumberOfAnySignIsFolded() throws IOException {
        for (long value : new long[] {0, -1, 1, 1L << 38, -(1L << 38), Long.MAX_VALUE, Long.MIN_VALUE}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodecOutput out = new CodecOutput(bytes);
            out.signed(value);
            out.flush();
            assertThat(new CodecInput(new ByteArrayInputStream(bytes.toByteArray()), 100).signed())
                    .isEqualTo(value);
        }
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        assertThat(new CodecInput(new ByteArrayInputStream(new byte[] {1, 1}), 2).number(9))
                .isEqualTo(1);
        assertThatThrownBy(() -> new CodecInput(new ByteArrayInputStream(new byte[] {1, 1}), 1).number(9))
                .hasMessage("it unpacks to more than any measurement has");
    }
}
