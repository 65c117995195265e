package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The whole measurement of one build on disk, read only when somebody opens its report.
 *
 * @param path the file
 */
public record MeasurementFile(Path path) {
    /**
     * Writes the measurement in one step: a crash leaves the old file or the complete new one.
     *
     * @throws IOException if it could not be written
     */
    public void write(Measurement measurement) throws IOException {
        DurableFiles.replace(path, DurableFiles.Readers.USUAL, out -> {
            OutputStream buffered = new BufferedOutputStream(out);
            MeasurementCodec.write(measurement, buffered);
            buffered.flush();
        });
    }

    /**
     * Reads the measurement.
     *
     * @return empty if there is no file
     * @throws IOException if the file is not a complete measurement; the message is one sentence that names the file
     */
    public Optional<Measurement> read() throws IOException {
        StoredPlace.size(path);
        // Not a channel, which an interrupted thread would close midway.
        try (InputStream in = new BufferedInputStream(new FileInputStream(path.toFile()))) {
            return Optional.of(MeasurementCodec.read(in));
        } catch (IOException unreadable) {
            if (Files.notExists(path)) {
                return Optional.empty();
            }
            throw new IOException(path + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
