package io.jenkins.plugins.coveragemonitor.spy.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bundled script that measured processes load. */
final class Injected {
    private Injected() {}

    /** Copies a script to where processes find it. */
    static void copy(String name, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = Injected.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
    }
}
