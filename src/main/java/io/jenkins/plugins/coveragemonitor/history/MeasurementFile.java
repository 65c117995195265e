package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The whole measurement of one build on disk, read only when somebody opens its report.
 *
 * @param path where it is
 */
public record MeasurementFile(Path path) {
    /**
     * Writes the measurement in one step: a crash leaves the file as it was before, or complete.
     *
     * @throws IOException if it could not be written
     */
    public void write(Measurement measurement) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path next = Files.createTempFile(
                path.toAbsolutePath().getParent(), path.getFileName().toString(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                MeasurementCodec.write(measurement, out);
                out.flush();
                channel.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /**
     * Reads the measurement.
     *
     * @return empty if there is no file
     * @throws IOException if the file is no whole measurement; one sentence that names it
     */
    public Optional<Measurement> read() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return Optional.of(MeasurementCodec.read(in));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new IOException(path + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
