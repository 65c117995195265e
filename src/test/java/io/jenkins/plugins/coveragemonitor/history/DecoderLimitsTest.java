package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.BranchSets;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message that needs just what it may take is read, and one that needs one more is refused. */
class DecoderLimitsTest {
    private static final int ANY = 1_000_000;

    /** What two flags measured: eight lines, four functions, two groups of branches with five missed ones. */
    private static final Measurement MEASUREMENT = Measurement.ofFlags(
            Map.of(
                    "unit", of("web", file("src/A.java", "get"), file("src/AB.java", "set")),
                    "e2e", of("backend", file("src/C.java", "get"), plain("src/Cc.java"))),
            TestTotals.NONE);

    private static Measurement of(String component, FileCoverage... files) {
        return Measurement.of(List.of(Component.of(component, List.of(files))), TestTotals.NONE);
    }

    private static FileCoverage plain(String path) {
        return new FileCoverage(
                path,
                new LineTable(new int[] {3, 4}, new int[] {0, 1}),
                FunctionTable.of(new String[] {"main"}, new int[] {3}, new int[] {1}),
                Counters.NONE);
    }

    private static FileCoverage file(String path, String function) {
        BranchSets.Builder sets = new BranchSets.Builder();
        sets.add(3, new BranchSet(-1, 4, new int[] {1, 3}));
        return new FileCoverage(
                path,
                new LineTable(new int[] {3, 4}, new int[] {0, 1}).withBranchSets(sets.build()),
                FunctionTable.of(new String[] {function}, new int[] {3}, new int[] {1}),
                Counters.NONE);
    }

    private static Measurement read(DecoderLimits limits) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodecOutput columns = new CodecOutput(bytes);
        new MeasurementEncoder(columns).write(MEASUREMENT);
        columns.flush();
        CodecInput in = new CodecInput(new ByteArrayInputStream(bytes.toByteArray()), ANY);
        return new MeasurementDecoder(in, true, limits).readFlags();
    }

    private static void holds(DecoderLimits enough, DecoderLimits oneLess, String refusal) throws IOException {
        assertThat(read(enough)).isEqualTo(MEASUREMENT);
        assertThatThrownBy(() -> read(oneLess)).hasMessage(refusal);
    }

    @Test
    void linesAndFunctionsOfAllFilesAreCountedTogether() throws IOException {
        int lines = 4 * 2 + 4;
        holds(
                new DecoderLimits(lines, ANY, ANY),
                new DecoderLimits(lines - 1, ANY, ANY),
                "a number in it is out of range");
    }

    @Test
    void groupsOfBranchesAndMissedOnesAreCountedTogether() throws IOException {
        int branches = 3 + 3 * 2;
        holds(
                new DecoderLimits(ANY, branches, ANY),
                new DecoderLimits(ANY, branches - 1, ANY),
                "a number in it is out of range");
    }

    /** A path counts as it is in memory, and the name of a function where it comes for the first time. */
    @Test
    void namesAreCountedAsTheyAreKept() throws IOException {
        int flags = "unite2e".length() + 2 * MeasurementDecoder.FILE_COST;
        int components = "webbackend".length() + 2 * MeasurementDecoder.FILE_COST;
        int paths = "src/A.javasrc/AB.javasrc/C.javasrc/Cc.java".length() + 4 * MeasurementDecoder.FILE_COST;
        int functions = "getsetmain".length() + 3 * MeasurementDecoder.NAME_COST;
        int characters = flags + components + paths + functions;
        holds(
                new DecoderLimits(ANY, ANY, characters),
                new DecoderLimits(ANY, ANY, characters - 1),
                "its names have more than " + (characters - 1) + " characters in all");
    }
}
