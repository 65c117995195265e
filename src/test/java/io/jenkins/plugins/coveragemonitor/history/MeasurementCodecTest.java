package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.BranchSets;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Measurements;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measurement is the same after it was bytes, and no bytes do harm. */
class MeasurementCodecTest {
    @Provide
    Arbitrary<Measurement> measurements() {
        return Measurements.any();
    }

    @Tag("generated")
    @Property(tries = 500)
    void everyMeasurementReadsBackAsItWas(@ForAll("measurements") Measurement measurement) throws IOException {
        Measurement read = MeasurementCodec.decode(MeasurementCodec.encode(measurement));

        assertThat(read).isEqualTo(measurement);
        assertThat(read.counters()).isEqualTo(measurement.counters());
    }

    @Test
    void everyCutOffFileIsRefused() {
        byte[] whole = MeasurementCodec.encode(Measurements.random(new Random(5)));
        for (int end = 0; end < whole.length; end++) {
            byte[] part = Arrays.copyOf(whole, end);
            assertThatThrownBy(() -> MeasurementCodec.decode(part))
                    .as("cut at byte %d", end)
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("; record the build again");
        }
    }

    /** Behind a valid checksum, as only an attacker would write it. */
    @org.junit.jupiter.api.Tag("large")
    @Test
    void everyDamagedColumnIsRefusedOrReadButNeverCrashes() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            byte[] columns = columns(Measurements.random(random));
            columns[random.nextInt(columns.length)] = (byte) random.nextInt(256);
            byte[] damaged = packed(columns);
            try {
                assertThat(MeasurementCodec.decode(damaged)).isNotNull();
            } catch (IOException refused) {
                assertThat(refused).hasMessageStartingWith("the measurement is damaged (");
            }
        }
    }

    /** Each path is what it shares with the one before and a little more, so that a few bytes say a long one each time. */
    @org.junit.jupiter.api.Tag("large")
    @Test
    void pathsThatShareTheirBeginningTakeNoMoreThanOneMessageMay() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodecOutput out = new CodecOutput(bytes);
        for (int i = 0; i < 5; i++) {
            out.number(0);
        }
        out.number(1);
        out.text("");
        out.number(0);
        out.number(5_000_000);
        String longest = "a".repeat(MeasurementDecoder.MAX_PATH - 4);
        out.number(0);
        out.text(longest);
        for (int i = 0; i < 200_000; i++) {
            out.number(0);
            out.number(0);
            out.number(0);
            out.number(0);
            out.number(longest.length());
            out.text("%04x".formatted(i & 0xFFFF));
        }
        out.flush();
        byte[] message = packed(bytes.toByteArray());

        assertThat(message.length).isLessThan(1_000_000);
        assertThatThrownBy(() -> MeasurementCodec.decode(message))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("the measurement is damaged \\(its names have more than \\d+ characters in all\\);"
                        + " record the build again");
    }

    @Test
    void aClaimedSizeAloneTakesNoMemory() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodecOutput columns = new CodecOutput(bytes);
        for (int value : new int[] {0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 'a', DecoderLimits.USUAL.lines()}) {
            columns.number(value);
        }
        columns.flush();

        assertThatThrownBy(() -> MeasurementCodec.decode(packed(bytes.toByteArray())))
                .hasMessage("the measurement is damaged (it is cut off); record the build again");
    }

    @Test
    void aLaterVersionIsNotGuessedAt() {
        byte[] later = MeasurementCodec.encode(Measurement.NONE);
        later[3] = 4;

        assertThatThrownBy(() -> MeasurementCodec.decode(later)).hasMessageContaining("version 4");
    }

    /** As builds have them that were measured before branches were told apart: one file, one line, 2 of 3 branches taken. */
    @Test
    void aMeasurementOfTheFirstVersionIsRead() throws IOException {
        int[] columns = {
            0,
            0,
            0,
            0,
            0, // no tests
            1,
            1,
            'c',
            0,
            1, // the component c, not carried, of one file
            0,
            1,
            'a', // whose path is a
            1,
            6,
            5,
            1,
            0,
            2,
            1, // one line, 7, that ran four times, and has branches
            0,
            0 // no functions, nothing stated
        };
        byte[] bytes = new byte[columns.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) columns[i];
        }
        byte[] message = packed(bytes);
        message[3] = 1;

        Measurement read = MeasurementCodec.decode(message);

        LineTable lines = new LineTable(new int[] {7}, new int[] {4}, new int[] {2}, new int[] {1});
        assertThat(read)
                .isEqualTo(Measurement.of(
                        List.of(Component.of(
                                "c", List.of(new FileCoverage("a", lines, FunctionTable.EMPTY, Counters.NONE)))),
                        TestTotals.NONE));
    }

    /** What parallel stages measured is united where they meet, so it must still be known which branches each missed. */
    @Test
    void branchesAreUnitedAlsoAfterTheyWereBytes() throws IOException {
        Measurement first = MeasurementCodec.decode(MeasurementCodec.encode(partlyTaken(1, 2)));
        Measurement second = MeasurementCodec.decode(MeasurementCodec.encode(partlyTaken(0, 2)));

        assertThat(first.merge(second).counters().get(Metric.BRANCH)).isEqualTo(new Counter(2, 1));
    }

    private static Measurement partlyTaken(int... missed) {
        BranchSets.Builder named = new BranchSets.Builder();
        named.add(7, new BranchSet(-5, 3, missed));
        LineTable lines = new LineTable(new int[] {7}, new int[] {4}).withBranchSets(named.build());
        return Measurement.of(
                List.of(Component.of("c", List.of(new FileCoverage("a", lines, FunctionTable.EMPTY, Counters.NONE)))),
                TestTotals.NONE);
    }

    @Test
    void aFileIsWrittenInOneStepAndNamedWhenDamaged(@TempDir Path folder) throws IOException {
        MeasurementFile file = new MeasurementFile(folder.resolve("builds/7/coverage.cov"));
        assertThat(file.read()).isEmpty();

        Measurement measurement = Measurements.random(new Random(9));
        file.write(Measurement.of(List.of(), TestTotals.NONE));
        file.write(measurement);
        assertThat(file.read()).contains(measurement);
        assertThat(file.path().getParent()).isDirectoryContaining("glob:**.cov");
        try (var left = Files.list(file.path().getParent())) {
            assertThat(left).hasSize(1);
        }

        Files.writeString(file.path(), "<html>");
        assertThatThrownBy(file::read).hasMessage(file.path() + ": this is not a measurement; record the build again");
    }

    private static byte[] columns(Measurement measurement) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodecOutput columns = new CodecOutput(bytes);
        new MeasurementEncoder(columns).write(measurement);
        columns.flush();
        return bytes.toByteArray();
    }

    private static byte[] packed(byte[] columns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {'C', 'O', 'V', MeasurementCodec.VERSION});
        Deflater deflater = new Deflater();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(columns);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
