package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import io.jenkins.plugins.coveragemonitor.report.format.jacoco.JacocoExecReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.ExecutionDataWriter;

/** Merges JaCoCo's execution data of many processes, probe by probe. */
public final class ExecutionMerge {
    private final ExecutionDataStore store = new ExecutionDataStore();

    /**
     * Adds a file; if it is damaged, what was added before stays.
     *
     * @throws IOException if it is not execution data, or its classes have other probes
     */
    public void add(Path file) throws IOException {
        ExecutionDataStore read = new ExecutionDataStore();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            JacocoExecReader.load(in, read);
        }
        add(read);
    }

    /**
     * Adds execution data.
     *
     * @throws IOException if a class of the same identity has other probes
     */
    public void add(ExecutionDataStore more) throws IOException {
        try {
            more.getContents().forEach(store::put);
        } catch (IllegalStateException incompatible) {
            throw new IOException(
                    "does not fit what other processes delivered: " + incompatible.getMessage(), incompatible);
        }
    }

    /** Everything that was added. */
    public ExecutionDataStore store() {
        return store;
    }

    /** Whether a probe of any class ran. */
    public boolean isEmpty() {
        return store.getContents().isEmpty();
    }

    /** Writes all of it, replacing the file. */
    public void write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            ExecutionDataWriter writer = new ExecutionDataWriter(out);
            store.accept(writer);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
