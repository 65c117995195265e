package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Writes the coverage of several processes as one LCOV report (geninfo(1), "Files"). */
final class LcovWriter {
    private LcovWriter() {}

    /** Writes files with their lines and branches. */
    static void write(Path report, Collection<FileCoverage> files) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(report, StandardCharsets.UTF_8)) {
            for (FileCoverage file : files) {
                out.write("SF:" + file.path() + "\n");
                lines(file.lines(), out);
                out.write("end_of_record\n");
            }
        }
    }

    private static void lines(LineTable lines, BufferedWriter out) throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            int number = lines.number(i);
            int taken = lines.coveredBranches(i);
            int all = taken + lines.missedBranches(i);
            for (int branch = 0; branch < all; branch++) {
                out.write("BRDA:" + number + ",0," + branch + "," + (branch < taken ? "1" : "0") + "\n");
            }
            out.write("DA:" + number + "," + lines.hits(i) + "\n");
        }
    }
}
