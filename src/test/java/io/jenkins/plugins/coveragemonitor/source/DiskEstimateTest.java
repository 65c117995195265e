package io.jenkins.plugins.coveragemonitor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.DiskSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the form says that sources cost. */
class DiskEstimateTest {
    @TempDir
    private Path temp;

    @Test
    void aSizeIsWrittenAsPeopleDo() {
        assertThat(List.of(0L, 1L, 999L, 1_000L, 40_499L, 999_600L, 3_149_000L, 31_490_000L, 5_000_000_000L))
                .extracting(DiskSize::of)
                .containsExactly(
                        "0 bytes", "1 byte", "999 bytes", "1 kB", "40 kB", "1.0 MB", "3.1 MB", "31 MB", "5.0 GB");
    }

    @Test
    void eachChoiceSaysWhatItCosts() {
        DiskEstimate estimate = new DiskEstimate(1_200, 90_000, 5_000_000);
        assertThat(estimate.of(SourceRetention.NEVER))
                .isEqualTo("Costs nothing. 5.0 MB are kept now, and go with the next build.");
        assertThat(estimate.of(SourceRetention.LAST_BUILD))
                .startsWith("About 3.5 MB for all 1,200 measured files, and at most three times that.");
        assertThat(estimate.of(SourceRetention.EVERY_BUILD)).contains("for each further build what changed in it");
        assertThat(estimate.of(SourceRetention.CHANGED_FILES)).startsWith("Each build costs what it changed");
        assertThat(new DiskEstimate(0, 0, 0).of(SourceRetention.LAST_BUILD)).startsWith("Nothing is measured yet.");
    }

    /** The estimate holds for this project's own sources within a factor of two; a third of their lines are executable. */
    @Test
    void theEstimateIsNearToWhatSourcesTake() throws IOException, InterruptedException {
        Path root = Path.of("src/main/java/io/jenkins/plugins/coveragemonitor");
        Set<String> paths = new TreeSet<>();
        long lines = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                paths.add(root.relativize(file).toString());
                lines += Files.readAllLines(file).size();
            }
        }
        SourceArchive archive = new SourceArchive(temp.resolve("sources"), build -> true);
        archive.keep(1, paths, new WorkspaceSources(root), null, SourceRetention.LAST_BUILD);

        long executable = lines / 3;
        long estimated = paths.size() * 250L + executable * DiskEstimate.BYTES_A_LINE;
        assertThat((double) archive.size() / estimated).isBetween(0.5, 2.0);
    }
}
