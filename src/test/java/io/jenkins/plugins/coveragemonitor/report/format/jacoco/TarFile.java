package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes tar archives as tools write them: POSIX headers, with a header of its own for a name that is too long. */
public final class TarFile {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a file. */
    public TarFile file(String name, byte[] content) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 100) {
            entry("././@PaxHeader", 'x', record("path=" + name), "");
        }
        return entry(bytes.length > 100 ? name.substring(0, 50) : name, '0', content, "");
    }

    /** Adds a file that everybody may execute. */
    public TarFile program(String name, byte[] content) {
        return entry(name, '0', content, "", "0000755");
    }

    /** Adds a text. */
    public TarFile file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file under the long name of GNU tar. */
    public TarFile gnu(String name, byte[] content) {
        entry("././@LongLink", 'L', (name + "\0").getBytes(StandardCharsets.UTF_8), "");
        return entry(name.substring(0, 50), '0', content, "");
    }

    /** Adds a symbolic link. */
    public TarFile link(String name, String target) {
        return entry(name, '2', new byte[0], target);
    }

    /** Adds a folder. */
    public TarFile folder(String name) {
        return entry(name + "/", '5', new byte[0], "");
    }

    private static byte[] record(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length + 2;
        int digits = Integer.toString(length + 2).length();
        return ((length + digits) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Adds any entry. */
    public TarFile entry(String name, char type, byte[] content, String target) {
        return entry(name, type, content, target, "0000644");
    }

    private TarFile entry(String name, char type, byte[] content, String target, String mode) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, mode + "\0");
        put(header, 124, "%011o".formatted(content.length) + "\0");
        put(header, 136, "00000000000\0");
        put(header, 148, "        ");
        header[156] = (byte) type;
        put(header, 157, target);
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xFF;
        }
        put(header, 148, "%06o".formatted(sum) + "\0 ");
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[(512 - content.length % 512) % 512]);
        return this;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** The archive. */
    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        all.writeBytes(new byte[1024]);
        return all.toByteArray();
    }

    /** The archive, packed by gzip. */
    public byte[] packed() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(all)) {
            packed.write(bytes());
        }
        return all.toByteArray();
    }
}
