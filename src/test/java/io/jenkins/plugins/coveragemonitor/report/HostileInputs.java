package io.jenkins.plugins.coveragemonitor.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of at most a few megabytes that were made to cost whoever reads them all memory or time. */
public final class HostileInputs {
    private static final int CUT = 4 * 1024 * 1024;

    private HostileInputs() {}

    /** The inputs by their file names; each looks like a report of a known format. */
    public static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("members.info.gz", repeated(gzip("TN:\nSF:members.c\nDA:1,1\nend_of_record\n"), gzip(""), 20_000));
        all.put("same-line.info.gz", repeated(gzip("TN:\nSF:same.c\n"), gzip("DA:1,1\n".repeat(100_000)), 100));
        all.put("bomb.info.gz", repeated(gzip("TN:\nSF:bomb.c\n"), gzip(" ".repeat(1 << 20)), 1000));
        all.put(
                "nested.zip",
                zip("a.zip", zip("b.zip", zip("c.zip", zip("lcov.info", bytes("TN:\nSF:n.c\nDA:1,1\n"))))));
        all.put("long-path.info", bytes("TN:\nSF:" + "a/".repeat(500_000) + "x.c\nDA:1,1\nend_of_record\n"));
        all.put("ranges.out", bytes("mode: set\n" + numbered("a%d.go:1.1,999999.1 1 1\n", 20_000)));
        all.put(
                "names.xml",
                bytes("<coverage line-rate=\"1\"><packages>" + numbered("<n%d/>", 100_000) + "</packages></coverage>"));
        all.put(
                "attributes.xml",
                bytes("<coverage line-rate=\"1\"><packages " + numbered("a%d=\"1\" ", 100_000) + "/></coverage>"));
        all.put("deep.xml", bytes("<coverage line-rate=\"1\">" + "<packages>".repeat(100_000)));
        all.put(
                "entities.xml",
                bytes(
                        "<!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><coverage line-rate=\"1\"><packages><package name=\"&b;\"/></packages></coverage>"));
        all.put("text.xml.gz", repeated(gzip("<robot generator=\"r\"><suite name=\""), gzip("a".repeat(1 << 20)), 40));
        all.put(
                "deep.json",
                bytes("{\"meta\":{\"version\":\"1\",\"branch_coverage\":true},\"files\":" + "{\"a\":".repeat(100_000)));
        all.put(
                "array.json.gz",
                repeated(gzip("{\"source_files\":[{\"name\":\"a\",\"coverage\":[1"), gzip(",1".repeat(500_000)), 40));
        all.put("exponent.json", bytes("{\"source_files\":[{\"name\":\"a\",\"coverage\":[1e999999999,1]}]}"));
        all.put(
                "text.json.gz",
                repeated(
                        gzip("{\"source_files\":[{\"blob_id\":\"1\",\"name\":\"a\",\"coverage\":\"[1"),
                        gzip(",1".repeat(500_000)),
                        40));
        all.put(
                "range.coveragexml",
                bytes(
                        "<results><modules><module><functions>"
                                + numbered(
                                        "<function name=\"f%d\" blocks_covered=\"1\"><ranges><range source_id=\"0\" covered=\"yes\" start_line=\"1\" end_line=\"999999\"/></ranges></function>",
                                        5_000)
                                + "</functions><source_files><source_file id=\"0\" path=\"a.cs\"/></source_files></module></modules></results>"));
        all.put(
                "branches.gcov.gz",
                repeated(
                        gzip("        -:    0:Source:a.c\n        1:    1:a\n"),
                        gzip("branch  0 taken 1\n".repeat(50_000)),
                        100));
        all.put(
                "plan.tap",
                bytes("TAP version 13\n1..99999999999999999999\n" + "    ".repeat(200_000) + "ok 1\nok 1\n"));
        all.put("levels.tap", bytes("TAP version 14\n" + levels(3_000)));
        all.put(
                "lines.out.gz",
                repeated(
                        gzip("=".repeat(78) + "\na.lua\n" + "=".repeat(78) + "\n"),
                        gzip("   1 a\n".repeat(100_000)),
                        60));
        all.put("quotes.csv", bytes("GROUP,PACKAGE,CLASS,LINE_MISSED,LINE_COVERED\n" + "\"".repeat(3_000_000)));
        all.put("probes.exec.gz", gzip(probes(100)));
        return all;
    }

    private static String levels(int deep) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < deep; i++) {
            lines.append(" ".repeat(i)).append("ok 1\n");
        }
        return lines.toString();
    }

    private static byte[] probes(int classes) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {0x01, (byte) 0xC0, (byte) 0xC0, 0x10, 0x07, 0x10, 0, 1, 's'});
        data.writeBytes(new byte[16]);
        for (int i = 0; i < classes; i++) {
            byte[] name = bytes("p/C" + i);
            data.writeBytes(new byte[] {0x11, 0, 0, 0, 0, 0, 0, 0, (byte) i, 0, (byte) name.length});
            data.writeBytes(name);
            data.writeBytes(new byte[] {(byte) 0x80, (byte) 0x80, 0x40});
            byte[] probes = new byte[1 << 17];
            java.util.Arrays.fill(probes, (byte) 0xFF);
            data.writeBytes(probes);
        }
        return data.toByteArray();
    }

    private static String numbered(String text, int times) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(text.replace("%d", Integer.toString(i)));
        }
        return all.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(bytes(text));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** One member and another one many times over: what it unpacks to costs nothing to write. */
    private static byte[] repeated(byte[] first, byte[] more, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        for (int i = 0; i < times && all.size() < CUT; i++) {
            all.writeBytes(more);
        }
        return all.toByteArray();
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
