package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads a report with one reader, as tests want it. */
public final class ReportUnderTest {
    private ReportUnderTest() {}

    public static Report text(ReportReader reader, String text) throws IOException {
        return bytes(reader, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Report bytes(ReportReader reader, byte[] bytes) throws IOException {
        return stream(reader, new ByteArrayInputStream(bytes));
    }

    public static Report file(ReportReader reader, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return stream(reader, unpacked);
        }
    }

    public static Report stream(ReportReader reader, InputStream in) throws IOException {
        ReportBuilder builder = new ReportBuilder();
        reader.read(in, builder);
        return builder.build("TEST");
    }

    public static Counter covered(long covered, long total) {
        return new Counter(covered, total - covered);
    }
}
