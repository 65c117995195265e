package io.jenkins.plugins.coveragemonitor.report.format.go;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the files of a Go program as its runtime does: one function of two blocks in each package. */
public final class GoCovdata {
    public static final String PROGRAM = "000102030405060708090a0b0c0d0e0f";

    /** In {@code set} mode a block ran or not. */
    public static final int SET = 1;

    public static final int COUNT = 2;

    private GoCovdata() {}

    /** What a program of packages with one file each consists of. */
    public static byte[] meta(int mode, List<String> paths) {
        List<byte[]> packages = new ArrayList<>();
        for (String path : paths) {
            packages.add(onePackage(path));
        }
        int offset = 56 + 16 * packages.size() + 1;
        Bytes out = new Bytes();
        int total = offset + packages.stream().mapToInt(one -> one.length).sum();
        out.raw(0, 'c', 'v', 'm').word(1).size(total).size(packages.size());
        out.hash().word(offset - 1).word(1);
        out.raw(mode, 1, 0, 0, 0, 0, 0, 0);
        for (byte[] one : packages) {
            out.size(offset);
            offset += one.length;
        }
        packages.forEach(one -> out.size(one.length));
        out.number(0);
        packages.forEach(out::bytes);
        return out.toBytes();
    }

    /** {@code func Run}: two statements in lines 3 to 4 and one in line 5. */
    private static byte[] onePackage(String path) {
        Bytes texts = new Bytes().number(2).text(path).text("Run");
        Bytes function = new Bytes()
                .number(2)
                .number(1)
                .number(0)
                .number(3)
                .number(12)
                .number(4)
                .number(9)
                .number(2)
                .number(5)
                .number(2)
                .number(5)
                .number(200)
                .number(1)
                .number(0);
        int at = 44 + 4 + texts.size();
        return new Bytes()
                .word(at + function.size())
                .word(0)
                .word(0)
                .word(0)
                .hash()
                .word(0)
                .word(1)
                .word(1)
                .word(at)
                .bytes(texts.toBytes())
                .bytes(function.toBytes())
                .toBytes();
    }

    /** The counters of a run in which each of so many packages ran its function once, and its first block alone. */
    public static byte[] packed(int packages) {
        Bytes out =
                header(2, 0).size(packages).word(1).word(1).number(0).number(0).raw(0, 0);
        for (int i = 0; i < packages; i++) {
            out.number(2).number(i).number(0).number(1).number(0);
        }
        return footer(out);
    }

    /** The counters of a run of the function of the first package, as words. */
    public static byte[] raw(boolean bigEndian, int first, int second) {
        Bytes out = header(1, bigEndian ? 1 : 0).size(1).word(0).word(0);
        for (int value : new int[] {2, 0, 0, first, second}) {
            out.word(bigEndian ? Integer.reverseBytes(value) : value);
        }
        return footer(out);
    }

    private static Bytes header(int flavor, int bigEndian) {
        return new Bytes().raw(0, 'c', 'w', 'm').word(1).hash().raw(flavor, bigEndian, 0, 0, 0, 0, 0, 0);
    }

    private static byte[] footer(Bytes out) {
        return out.raw(0, 'c', 'w', 'm', 0, 0, 0, 0).word(1).word(0).toBytes();
    }

    /** Bytes in Go's order. */
    private static final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes raw(int... values) {
            for (int value : values) {
                out.write(value);
            }
            return this;
        }

        Bytes bytes(byte[] more) {
            out.writeBytes(more);
            return this;
        }

        Bytes word(int value) {
            return raw(value, value >> 8, value >> 16, value >>> 24);
        }

        Bytes size(int value) {
            return word(value).word(0);
        }

        Bytes hash() {
            for (int i = 0; i < 16; i++) {
                out.write(i);
            }
            return this;
        }

        Bytes number(int value) {
            int rest = value;
            while (rest > 0x7F) {
                out.write(rest | 0x80);
                rest >>= 7;
            }
            return raw(rest);
        }

        Bytes text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return number(utf8.length).bytes(utf8);
        }

        int size() {
            return out.size();
        }

        byte[] toBytes() {
            return out.toByteArray();
        }
    }
}
