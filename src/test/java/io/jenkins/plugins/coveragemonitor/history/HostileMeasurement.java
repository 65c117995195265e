package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A measurement whose columns are damaged behind a checksum that fits, so that the decoder itself meets the damage. */
public final class HostileMeasurement {
    private static final int MAGIC = 4;
    private static final int PREFIX = 1 << 20;

    private HostileMeasurement() {}

    /** One with some damage, or with one that stands for a gigabyte of paths. */
    public static byte[] of(Random random, byte[] sound) throws IOException {
        byte[] columns =
                new InflaterInputStream(new ByteArrayInputStream(sound, MAGIC, sound.length - MAGIC)).readAllBytes();
        byte[] damaged = random.nextInt(4) == 0 ? paths(random) : new Mutations(random).of(columns);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(sound, 0, MAGIC);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
            packed.write(damaged);
        }
        return random.nextInt(4) == 0 ? new Mutations(random).of(out.toByteArray()) : out.toByteArray();
    }

    /** Files whose paths are a megabyte of the one before and four characters more. */
    private static byte[] paths(Random random) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodecOutput out = new CodecOutput(bytes);
        for (int i = 0; i < 5; i++) {
            out.number(0);
        }
        int files = random.nextInt(10, 3000);
        int prefix = random.nextInt(1, PREFIX);
        out.number(1);
        out.text("");
        out.number(0);
        out.number(files);
        byte[] path = new byte[prefix];
        Arrays.fill(path, (byte) 'a');
        for (int i = 0; i < files; i++) {
            out.number(i == 0 ? 0 : prefix);
            out.text(i == 0 ? new String(path, StandardCharsets.US_ASCII) : String.format("%04d", i));
            for (int k = 0; k < 4; k++) {
                out.number(0);
            }
        }
        out.flush();
        return bytes.toByteArray();
    }
}
