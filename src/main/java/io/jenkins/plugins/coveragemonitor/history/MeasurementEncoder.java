package io.jenkins.plugins.coveragemonitor.history;

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
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a measurement into columns: differences of line numbers, names once, branches only where there are any. */
final class MeasurementEncoder {
    private final CodecOutput out;

    MeasurementEncoder(CodecOutput out) {
        this.out = out;
    }

    void write(Measurement measurement) throws IOException {
        if (measurement.parts().isEmpty()) {
            writeComponents(measurement);
            return;
        }
        // The union of all flags follows from what each measured.
        write(measurement.tests());
        out.number(measurement.parts().size());
        for (Map.Entry<String, Measurement> part : measurement.parts().entrySet()) {
            out.text(part.getKey());
            writeComponents(part.getValue());
        }
    }

    private void writeComponents(Measurement measurement) throws IOException {
        write(measurement.tests());
        out.number(measurement.components().size());
        for (Component component : measurement.components().values()) {
            out.text(component.name());
            write(component.carried());
            out.number(component.filesByPath().size());
            String previous = "";
            for (FileCoverage file : component.filesByPath().values()) {
                int shared = sharedPrefix(previous, file.path());
                out.number(shared);
                out.text(file.path().substring(shared));
                previous = file.path();
                write(file.lines());
                write(file.functions());
                write(file.stated());
            }
        }
    }

    private void write(TestTotals tests) throws IOException {
        out.number(tests.total());
        out.number(tests.failed());
        out.number(tests.skipped());
        out.number(tests.time().getSeconds());
        out.number(tests.time().getNano());
    }

    private void write(@Nullable Carried carried) throws IOException {
        out.number(carried == null ? 0 : 1);
        if (carried != null) {
            out.number(carried.build());
            out.signed(carried.since().getEpochSecond());
            out.number(carried.since().getNano());
        }
    }

    private static int sharedPrefix(String a, String b) {
        int limit = Math.min(a.length(), b.length());
        int shared = 0;
        while (shared < limit && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        // An unpaired surrogate is not text.
        return shared > 0 && Character.isHighSurrogate(b.charAt(shared - 1)) ? shared - 1 : shared;
    }

    private void write(LineTable lines) throws IOException {
        int size = lines.size();
        out.number(size);
        int previous = 0;
        int withBranches = 0;
        for (int i = 0; i < size; i++) {
            out.number(lines.number(i) - previous - 1L);
            previous = lines.number(i);
            if (hasBranches(lines, i)) {
                withBranches++;
            }
        }
        for (int i = 0; i < size; i++) {
            out.number(lines.hits(i) + 1L);
        }
        out.number(withBranches);
        int last = -1;
        for (int i = 0; i < size; i++) {
            if (hasBranches(lines, i)) {
                out.number(i - last - 1L);
                out.number(lines.coveredBranches(i));
                out.number(lines.missedBranches(i));
                last = i;
            }
        }
        if (withBranches > 0) {
            write(lines.branchSets());
        }
    }

    private record SetOfLine(int line, BranchSet branches) {}

    private void write(BranchSets named) throws IOException {
        List<SetOfLine> sets = new ArrayList<>();
        named.forEach((line, set) -> sets.add(new SetOfLine(line, set)));
        out.number(sets.size());
        int line = 0;
        for (SetOfLine set : sets) {
            out.number(set.line - line);
            line = set.line;
            out.number(Integer.toUnsignedLong(set.branches.key()));
            out.number(set.branches.total());
            int[] missed = set.branches.missedNames();
            out.number(missed.length);
            int before = -1;
            for (int name : missed) {
                out.number(name - before - 1L);
                before = name;
            }
        }
    }

    private static boolean hasBranches(LineTable lines, int index) {
        return lines.coveredBranches(index) > 0 || lines.missedBranches(index) > 0;
    }

    private void write(FunctionTable functions) throws IOException {
        int size = functions.size();
        out.number(size);
        int previous = 0;
        for (int i = 0; i < size; i++) {
            out.number(functions.line(i) - previous);
            previous = functions.line(i);
        }
        for (int i = 0; i < size; i++) {
            out.number(functions.hits(i));
        }
        for (int i = 0; i < size; i++) {
            out.name(functions.name(i));
        }
    }

    private void write(Counters stated) throws IOException {
        int present = 0;
        for (int i = 0; i < PointCodec.METRICS.size(); i++) {
            if (stated.has(PointCodec.METRICS.get(i))) {
                present |= 1 << i;
            }
        }
        out.number(present);
        for (int i = 0; i < PointCodec.METRICS.size(); i++) {
            Counter counter = stated.get(PointCodec.METRICS.get(i));
            if (counter.isMeasured()) {
                out.number(counter.covered());
                out.number(counter.missed());
            }
        }
    }
}
