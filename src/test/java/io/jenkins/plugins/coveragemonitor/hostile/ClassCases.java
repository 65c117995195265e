package io.jenkins.plugins.coveragemonitor.hostile;

import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.internal.data.CRC64;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Execution data and the class files beside it. */
final class ClassCases {
    private static final int CLASSES = 1500;
    private static final int LAST_LINE = 65_535;
    private static final int MOST_PROBES = 1 << 20;

    private ClassCases() {}

    static List<HostileCase> all() {
        byte[] one = wide("p/C", 1);
        return List.of(
                new HostileCase("classes with wide line tables", ClassCases::wideTables),
                new HostileCase(
                        "jar with an entry of hundreds of megabytes",
                        (random, folder) -> beside(random, folder, bomb(random), one)),
                new HostileCase("execution data of many probes", ClassCases::manyProbes));
    }

    private static void wideTables(Random random, Path folder) throws IOException {
        ByteArrayOutputStream executed = new ByteArrayOutputStream();
        ExecutionDataWriter writer = new ExecutionDataWriter(executed);
        int count = random.nextInt(1, CLASSES + 1);
        Archives.Entry[] entries = new Archives.Entry[count];
        for (int i = 0; i < count; i++) {
            byte[] type = wide("p/C" + i, random.nextInt(1, LAST_LINE + 1));
            writer.visitClassExecution(new ExecutionData(CRC64.classId(type), "p/C" + i, new boolean[] {true}));
            byte[] kept = random.nextInt(20) == 0 ? new Mutations(random).of(type) : type;
            entries[i] = Archives.entry("p/C" + i + ".class", kept.length, kept);
        }
        byte[] jar = Archives.zip(1, entries);
        Build.in(folder)
                .with("app.jar", random.nextBoolean() ? jar : new Mutations(random).of(jar))
                .with(
                        "jacoco.exec",
                        random.nextInt(3) > 0
                                ? executed.toByteArray()
                                : new Mutations(random).of(executed.toByteArray()))
                .record();
    }

    /** A class of a few bytes whose line table spans all lines that there can be. */
    private static byte[] wide(String name, int first) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        type.visitSource("C.java", null);
        MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        code.visitCode();
        for (int line : new int[] {first, LAST_LINE}) {
            Label label = new Label();
            code.visitLabel(label);
            code.visitLineNumber(line, label);
            code.visitInsn(line == LAST_LINE ? Opcodes.RETURN : Opcodes.NOP);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }

    private static void beside(Random random, Path folder, byte[] jar, byte[] type) throws IOException {
        ByteArrayOutputStream executed = new ByteArrayOutputStream();
        new ExecutionDataWriter(executed)
                .visitClassExecution(new ExecutionData(CRC64.classId(type), "p/C", new boolean[] {true}));
        Build.in(folder)
                .with("app.jar", random.nextBoolean() ? jar : new Mutations(random).of(jar))
                .with("jacoco.exec", executed.toByteArray())
                .record();
    }

    /** Hundreds of megabytes as a class, or packed again, up to three times. */
    private static byte[] bomb(Random random) throws IOException {
        List<String> names =
                List.of("A.class", "A.jar", "A.gz", "A.zip", "A.pack.gz", "META-INF/a", "module-info.class");
        byte[] magic = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61};
        byte[] block = random.nextBoolean() ? new byte[1 << 16] : Arrays.copyOf(magic, 1 << 16);
        byte[] inner;
        if (random.nextBoolean()) {
            inner = Archives.zip(1, Archives.entry(names.get(random.nextInt(names.size())), 200_000_000, block));
        } else {
            inner = Archives.gzip(block, 3000);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            inner = Archives.zip(1, Archives.entry(names.get(random.nextInt(names.size())), inner.length, inner));
        }
        return Archives.zip(1, Archives.entry("lib/inner.jar", inner.length, inner));
    }

    private static void manyProbes(Random random, Path folder) throws IOException {
        Build build = Build.in(folder);
        boolean packed = random.nextBoolean();
        try (OutputStream file =
                        Files.newOutputStream(build.workspace().resolve(packed ? "jacoco.exec.gz" : "jacoco.exec"));
                DataOutputStream out = new DataOutputStream(packed ? new GZIPOutputStream(file) : file)) {
            out.write(new byte[] {0x01, (byte) 0xC0, (byte) 0xC0, 0x10, 0x07});
            byte[] session = new Mutations(random)
                    .of(new byte[] {0x10, 0, 1, 's', 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2});
            out.write(random.nextInt(4) == 0 ? session : new byte[0]);
            int classes = random.nextInt(1, 200);
            int odd = random.nextInt(classes * 3);
            byte[] probes = new byte[MOST_PROBES / 8];
            Arrays.fill(probes, (byte) random.nextInt());
            for (int i = 0; i < classes; i++) {
                ByteArrayOutputStream head = new ByteArrayOutputStream();
                DataOutputStream of = new DataOutputStream(head);
                of.writeByte(0x11);
                of.writeLong(random.nextInt(10) == 0 ? 1 : i);
                of.writeUTF("p/C" + i);
                of.write(new byte[] {(byte) 0x80, (byte) 0x80, 0x40});
                out.write(i == odd ? new Mutations(random).of(head.toByteArray()) : head.toByteArray());
                out.write(probes, 0, random.nextInt(50) == 0 ? random.nextInt(probes.length) : probes.length);
            }
        }
        build.record();
    }
}
