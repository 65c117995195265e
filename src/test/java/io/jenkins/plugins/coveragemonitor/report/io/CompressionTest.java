package io.jenkins.plugins.coveragemonitor.report.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressionTest {
    private static final String REPORT = "SF:a.c\nDA:1,1\nDA:2,0\nend_of_record\n";

    private final Reports reports = new Reports(ReportFormats.builtIn());

    private Report read(byte[] bytes, String name) throws IOException {
        return reports.read(() -> new ByteArrayInputStream(bytes), name, null);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... texts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < texts.length; i++) {
                out.putNextEntry(new ZipEntry("part" + i));
                out.write(texts[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        return packed.toByteArray();
    }

    private void refuses(byte[] bytes, String name, String why) {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(bytes, name))
                .withMessageContaining(why);
    }

    @Test
    void readsTheOneReportOfAnArchive() throws IOException {
        assertThat(read(zip("no report", REPORT), "site.zip").files()).hasSize(1);
    }

    @Test
    void refusesAnArchiveOfNoneOrSeveral() throws IOException {
        refuses(zip("no report"), "site.zip", "without a report");
        refuses(zip(REPORT, REPORT), "site.zip", "several reports (part0, part1)");
    }

    @Test
    void refusesAnArchiveThatIsNamedAsSomethingElse() throws IOException {
        refuses(zip(REPORT), "clover.xml", "zip archive whose name does not end in .zip");
    }

    @Test
    void refusesMorePackingsThanAnybodyMakes() throws IOException {
        byte[] packed = REPORT.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < Limits.PACKINGS + 1; i++) {
            packed = gzip(packed);
        }

        refuses(packed, null, "packed more than 3 times over");
    }

    @Test
    void stopsABombLongBeforeItIsUnpacked() throws IOException {
        byte[] bomb = new byte[64 * 1024 * 1024];
        Arrays.fill(bomb, (byte) '\n');
        byte[] start = REPORT.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, bomb, 0, start.length);

        refuses(gzip(bomb), "a.info.gz", "unpacks to more than 250 times its size");
    }

    @Test
    void saysWhereADamagedPackingEnds() throws IOException {
        byte[] packed = gzip(REPORT.repeat(1000).getBytes(StandardCharsets.UTF_8));

        refuses(Arrays.copyOf(packed, packed.length / 2), null, "ends early");
        refuses(Arrays.copyOf(packed, 5), null, "truncated");
    }

    @Test
    void saysWhatIsWrongWithAPath(@TempDir Path folder) {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> reports.read(folder, null))
                .withMessage("is a folder; name the report in it");
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> reports.read(folder.resolve("none.xml"), null))
                .withMessageContaining("does not exist");
    }
}
