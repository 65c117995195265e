package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the name of a class from its file, of whatever version (The Java Virtual Machine Specification, chapter 4). */
final class ClassName {
    private ClassName() {}

    /**
     * The name as the virtual machine writes it, with slashes.
     *
     * @throws IOException if this is not a class file
     */
    static String of(byte[] bytes) throws IOException {
        try {
            return read(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new IOException("the class file is damaged", damaged);
        }
    }

    private static String read(ByteBuffer in) throws IOException {
        if (in.getInt() != 0xCAFEBABE) {
            throw new IOException("it is not a class file");
        }
        in.position(in.position() + 4);
        int count = in.getShort() & 0xFFFF;
        int[] places = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = in.get();
            places[i] = in.position();
            int length =
                    switch (tag) {
                        case 1 -> 2 + (in.getShort(in.position()) & 0xFFFF);
                        case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
                        case 5, 6 -> 8;
                        case 7, 8, 16, 19, 20 -> 2;
                        case 15 -> 3;
                        default -> throw new IOException("the class file has a constant of an unknown kind");
                    };
            in.position(in.position() + length);
            if (tag == 5 || tag == 6) {
                i++;
            }
        }
        int self = in.getShort(in.position() + 2) & 0xFFFF;
        int name = places[in.getShort(places[self]) & 0xFFFF];
        int length = in.getShort(name) & 0xFFFF;
        byte[] text = new byte[length];
        in.position(name + 2);
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
