package io.jenkins.plugins.coveragemonitor.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Archives whose entries are packed once and written many times, which costs nothing however large they are. */
final class Archives {
    private static final int BLOCK = 1 << 16;

    private Archives() {}

    /**
     * An entry that is packed.
     *
     * @param name its name, with {@code %d} for its number
     */
    record Entry(String name, byte[] packed, long checksum, int size) {}

    /** An entry of that many zeros. */
    static Entry entry(String name, int size) {
        return entry(name, size, new byte[BLOCK]);
    }

    /** An entry of that size, of one block again and again. */
    static Entry entry(String name, int size, byte[] block) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        CRC32 checksum = new CRC32();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] out = new byte[BLOCK];
        for (int done = 0; done < size; done += block.length) {
            int length = Math.min(block.length, size - done);
            checksum.update(block, 0, length);
            deflater.setInput(block, 0, length);
            while (!deflater.needsInput()) {
                packed.write(out, 0, deflater.deflate(out));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(out, 0, deflater.deflate(out));
        }
        deflater.end();
        return new Entry(name, packed.toByteArray(), checksum.getValue(), size);
    }

    /** A zip archive of entries, all of them that often (APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16). */
    static byte[] zip(int times, Entry... entries) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        int count = 0;
        for (int i = 0; i < times; i++) {
            for (Entry entry : entries) {
                byte[] name = entry.name().replace("%d", Integer.toString(i)).getBytes(StandardCharsets.UTF_8);
                int offset = all.size();
                all.writeBytes(header(0x04034b50, 30, 4, entry, name).array());
                all.writeBytes(name);
                all.writeBytes(entry.packed());
                ByteBuffer central = header(0x02014b50, 46, 6, entry, name);
                central.putInt(42, offset);
                directory.writeBytes(central.array());
                directory.writeBytes(name);
                count++;
            }
        }
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
        end.putInt(directory.size()).putInt(all.size());
        all.writeBytes(directory.toByteArray());
        all.writeBytes(end.array());
        return all.toByteArray();
    }

    private static ByteBuffer header(int signature, int size, int at, Entry entry, byte[] name) {
        ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(signature).position(at);
        header.putShort((short) 20).putShort((short) 0).putShort((short) 8).putInt(0);
        header.putInt((int) entry.checksum()).putInt(entry.packed().length).putInt(entry.size());
        header.putShort((short) name.length);
        return header;
    }

    /** A gzip member of some bytes that often. */
    static byte[] gzip(byte[] bytes, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
        }
        return packed.toByteArray();
    }
}
