package io.jenkins.plugins.coveragemonitor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sample data that lies beside the project and is not part of it; tests that need it are skipped, visibly, without it.
 */
public final class SharedData {
    private static final Path ROOT = Path.of(System.getProperty("shared.data", "../shared/data"));

    private SharedData() {}

    /** Whether the data is there. */
    public static boolean isPresent() {
        return Files.isDirectory(ROOT);
    }

    /** A file or folder of it; skips the test if the data is absent. */
    public static Path path(String relative) {
        assumeTrue(isPresent(), () -> "skipped: no sample data in " + ROOT.toAbsolutePath());
        return ROOT.resolve(relative);
    }
}
