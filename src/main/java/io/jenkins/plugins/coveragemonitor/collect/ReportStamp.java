package io.jenkins.plugins.coveragemonitor.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Identifies exactly the same report in a later build: its time, size and content.
 *
 * @param modified when it was written, milliseconds since 1970 by the clock of its machine
 * @param size its bytes
 * @param checksum the CRC-32C of its bytes (RFC 3720, appendix B.4)
 */
public record ReportStamp(long modified, long size, long checksum) {
    private static final int BUFFER = 64 * 1024;

    /**
     * The stamp of a file.
     *
     * @throws IOException if it cannot be read
     */
    static ReportStamp of(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                size += buffer.remaining();
                checksum.update(buffer);
                buffer.clear();
            }
        }
        return new ReportStamp(Files.getLastModifiedTime(file).toMillis(), size, checksum.getValue());
    }
}
