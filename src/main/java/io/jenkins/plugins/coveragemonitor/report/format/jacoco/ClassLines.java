package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The cost of the lines of a class file in an analysis: JaCoCo keeps an entry for each line between the first and the
 * last of a method, of its class and of its source file. A class of 200 bytes can claim lines 1 and 65,535, so it is
 * checked before (The Java Virtual Machine Specification, chapter 4).
 */
final class ClassLines {
    private static final byte[] CODE = "Code".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINES = "LineNumberTable".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer in;
    private final BitSet codeNames = new BitSet();
    private final BitSet lineNames = new BitSet();
    private int first = Integer.MAX_VALUE;
    private int last;
    private long cost;

    private ClassLines(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /**
     * How many entries the analysis of a class keeps.
     *
     * @throws IOException if this is not a class file
     */
    static long cost(byte[] bytes) throws IOException {
        try {
            ClassLines lines = new ClassLines(bytes);
            lines.read();
            return lines.cost;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("its class file is damaged", e);
        }
    }

    private void read() throws IOException {
        if (in.getInt() != 0xCAFEBABE) {
            throw new IOException("it is not a class file");
        }
        skip(4);
        constants();
        skip(6);
        skip(2L * number());
        for (int fields = number(); fields > 0; fields--) {
            skip(6);
            for (int attributes = number(); attributes > 0; attributes--) {
                skip(2);
                skip(length());
            }
        }
        for (int methods = number(); methods > 0; methods--) {
            skip(6);
            method();
        }
        cost += 2L * span(first, last);
    }

    private void constants() throws IOException {
        int count = number();
        for (int i = 1; i < count; i++) {
            int tag = in.get();
            switch (tag) {
                case 1 -> {
                    byte[] text = new byte[number()];
                    in.get(text);
                    codeNames.set(i, Arrays.equals(text, CODE));
                    lineNames.set(i, Arrays.equals(text, LINES));
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> throw new IOException("its class file has a constant of an unknown kind");
            }
        }
    }

    private void method() {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (int attributes = number(); attributes > 0; attributes--) {
            boolean code = codeNames.get(number());
            long length = length();
            int end = end(length);
            if (code) {
                skip(4);
                skip(length());
                skip(8L * number());
                for (int parts = number(); parts > 0; parts--) {
                    boolean lines = lineNames.get(number());
                    int behind = end(length());
                    for (int entries = lines ? number() : 0; entries > 0; entries--) {
                        skip(2);
                        int line = number();
                        from = Math.min(from, line);
                        to = Math.max(to, line);
                    }
                    in.position(behind);
                }
            }
            in.position(end);
        }
        first = Math.min(first, from);
        last = Math.max(last, to);
        cost += span(from, to);
    }

    private static int span(int from, int to) {
        return to == 0 ? 0 : to - from + 1;
    }

    private int number() {
        return in.getShort() & 0xFFFF;
    }

    private long length() {
        return in.getInt() & 0xFFFF_FFFFL;
    }

    private int end(long length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return in.position() + (int) length;
    }

    private void skip(long count) {
        in.position(end(count));
    }
}
