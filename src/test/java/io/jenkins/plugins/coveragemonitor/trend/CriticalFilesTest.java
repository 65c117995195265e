package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriticalFilesTest {
    @Test
    void more_missed_lines_come_first_and_covered_files_never() {
        Measurement now = build(file("a", "--"), file("b", "---+"), file("c", "++++"));

        List<CriticalFile> files = rank(now, List.of());

        assertThat(files).extracting(CriticalFile::path).containsExactly("b", "a");
        assertThat(files.get(0).lift().text()).isEqualTo("+30.00");
        assertThat(files.get(0).gaps()).containsExactly(new GapCandidate(1, 3, 3));
        assertThat(new CriticalFiles(now, NewGaps.of(now, null, null, null), List.of()).first(1))
                .hasSize(1);
    }

    @Test
    void code_that_changes_often_weighs_more() {
        Measurement now = build(file("busy", "--+++"), file("calm", "---+"));
        Measurement before = build(file("busy", "--++"), file("calm", "---+"));
        Measurement longAgo = build(file("busy", "--+"), file("calm", "---+"));

        List<CriticalFile> files =
                new CriticalFiles(now, NewGaps.of(now, null, null, null), List.of(before, longAgo)).first(9);

        assertThat(files).extracting(CriticalFile::path).containsExactly("busy", "calm");
        assertThat(files).extracting(CriticalFile::changes).containsExactly(2, 0);
    }

    @Test
    void new_gaps_of_the_build_come_first() {
        Measurement before = build(file("old", "------"), file("lost", "--+-+"));
        Measurement now = build(file("old", "------"), file("lost", "--+--"));

        List<CriticalFile> files =
                new CriticalFiles(now, NewGaps.of(now, before, null, null), List.of(before)).first(9);

        assertThat(files).extracting(CriticalFile::path).containsExactly("lost", "old");
        assertThat(files.get(0).fresh()).isEqualTo(1);
        assertThat(files.get(0).gaps())
                .containsExactly(new GapCandidate(5, 5, 1), new GapCandidate(1, 2, 2), new GapCandidate(4, 4, 1));
    }

    private static List<CriticalFile> rank(Measurement now, List<Measurement> recent) {
        return new CriticalFiles(now, NewGaps.of(now, null, null, null), recent).first(9);
    }

    private static Measurement build(FileCoverage... files) {
        return Measurement.of(List.of(Component.of("", List.of(files))), TestTotals.NONE);
    }

    private static FileCoverage file(String path, String lines) {
        int size = lines.length();
        int[] numbers = new int[size];
        int[] hits = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i + 1;
            hits[i] = lines.charAt(i) == '+' ? 1 : 0;
        }
        return new FileCoverage(
                path, new LineTable(numbers, hits, new int[size], new int[size]), FunctionTable.EMPTY, Counters.NONE);
    }
}
