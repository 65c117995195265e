package io.jenkins.plugins.coveragemonitor.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages a report in the ways that disks, merges, editors and attackers do. */
public final class Mutations {
    private static final List<String> INSERTED = List.of(
            "-1",
            "0",
            "99999999999999999999",
            "1e999999999",
            "2147483648",
            "NaN",
            "-nan",
            "1,5",
            "null",
            "true",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "<",
            ">",
            "</a>",
            "<a ",
            "&amp;",
            "&x;",
            "'",
            "\\u0000",
            "\0",
            "\n",
            "\r",
            "\uFEFF",
            "../../etc/passwd",
            "é",
            "[[[[[[[[",
            "{\"a\":{\"a\":",
            "<![CDATA[",
            "<!--",
            "end_of_record\n",
            "SF:",
            "BRDA:1,0,0,",
            "mode: set\n",
            "a.go:1.1,2147483647.1 1 1\n");

    private final RandomGenerator random;

    public Mutations(RandomGenerator random) {
        this.random = random;
    }

    /** The bytes with one to four damages. */
    public byte[] of(byte[] bytes) {
        byte[] mutated = bytes;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(1, 40));
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> join(bytes, from, to, new byte[0]);
            case 2 -> join(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 3 ->
                join(
                        bytes,
                        from,
                        from,
                        INSERTED.get(random.nextInt(INSERTED.size())).getBytes(StandardCharsets.UTF_8));
            case 4 -> number(bytes, from);
            case 5 -> swap(bytes, from);
            default -> flip(bytes, from);
        };
    }

    /** Replaces the number that follows a place by an odd one. */
    private byte[] number(byte[] bytes, int from) {
        int start = from;
        while (start < bytes.length && !Character.isDigit(bytes[start])) {
            start++;
        }
        int end = start;
        while (end < bytes.length && Character.isDigit(bytes[end])) {
            end++;
        }
        return join(bytes, start, end, INSERTED.get(random.nextInt(10)).getBytes(StandardCharsets.UTF_8));
    }

    /** Exchanges two neighbouring stretches. */
    private byte[] swap(byte[] bytes, int from) {
        int middle = Math.min(bytes.length, from + random.nextInt(1, 60));
        int end = Math.min(bytes.length, middle + random.nextInt(1, 60));
        return join(
                bytes,
                from,
                end,
                join(
                        Arrays.copyOfRange(bytes, middle, end),
                        end - middle,
                        end - middle,
                        Arrays.copyOfRange(bytes, from, middle)));
    }

    private byte[] flip(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        if (at < copy.length) {
            copy[at] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] join(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
