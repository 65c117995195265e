package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.ReportUnderTest;
import io.jenkins.plugins.coveragemonitor.report.Truth;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReaderContract;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.internal.data.CRC64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class JacocoExecReaderTest extends ReportReaderContract {
    /** The class whose own class file is the sample. */
    private static final String NAME = Sample.class.getName().replace('.', '/');

    @TempDir
    private Path classes;

    private byte[] classFile;

    @TempDir
    private Path measured;

    @Override
    public String format() {
        return "JACOCO_EXEC";
    }

    /** Execution data of classes with two lines each, of which one ran; their class files are put beside. */
    @Override
    public byte[] bytes(List<String> names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExecutionDataWriter writer = new ExecutionDataWriter(out);
        for (String name : names) {
            byte[] type = twoLines(name);
            if (measured != null) {
                Files.write(measured.resolve(names.indexOf(name) + ".class"), type);
            }
            writer.visitClassExecution(
                    new ExecutionData(CRC64.classId(type), "p/" + name, new boolean[] {true, true, false}));
        }
        return out.toByteArray();
    }

    private static byte[] twoLines(String name) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "p/" + name, null, "java/lang/Object", null);
        type.visitSource(name + ".java", null);
        MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "sign", "(I)I", null, null);
        code.visitCode();
        Label first = new Label();
        code.visitLabel(first);
        code.visitLineNumber(3, first);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        Label other = new Label();
        code.visitJumpInsn(Opcodes.IFLT, other);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(other);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitLineNumber(4, other);
        code.visitInsn(Opcodes.ICONST_M1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }

    /** A class that stands twice was measured in two sessions: its probes are united. */
    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public ReportFormats formats() {
        return ReportFormats.builtIn().withClassFiles(measured == null ? List.of() : List.of(measured));
    }

    @SuppressWarnings("unused")
    private static final class Sample {
        private Sample() {}

        static int sign(int value) {
            return value < 0 ? -1 : 1;
        }
    }

    @BeforeEach
    void putClassFile() throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream("JacocoExecReaderTest$Sample.class")) {
            classFile = in.readAllBytes();
        }
        Path file = classes.resolve(NAME + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, classFile);
    }

    private byte[] executed(long identity, int probes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean[] hit = new boolean[probes];
        Arrays.fill(hit, true);
        new ExecutionDataWriter(out).visitClassExecution(new ExecutionData(identity, NAME, hit));
        return out.toByteArray();
    }

    /** As many probes as the class has; the analyser refuses any other number. */
    private int probes() throws IOException {
        for (int probes = 1; probes < 20; probes++) {
            try {
                ReportUnderTest.bytes(
                        new JacocoExecReader(List.of(classes)), executed(CRC64.classId(classFile), probes));
                return probes;
            } catch (UnreadableReportException e) {
                assertThat(e).hasMessageContaining("no class could be read");
            }
        }
        throw new AssertionError("no number of probes fits");
    }

    /** JaCoCo's own reader calls itself for each group of seven bits, so a stretch of such bytes would exhaust the stack. */
    @Test
    void aNumberOfProbesWithoutEndIsASentence() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.write(new byte[] {0x01, (byte) 0xC0, (byte) 0xC0, 0x10, 0x07, 0x11});
        data.writeLong(1);
        data.writeUTF("p/C");
        byte[] groups = new byte[1 << 20];
        Arrays.fill(groups, (byte) 0xFF);
        data.write(groups);

        assertThatThrownBy(() -> ReportUnderTest.bytes(new JacocoExecReader(List.of(classes)), out.toByteArray()))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessage("has a number of probes with more digits than any number has; the file is damaged, write it"
                        + " again");
    }

    @Test
    void readsTheLinesOfTheMeasuredClasses() throws IOException {
        Report report = ReportUnderTest.bytes(
                new JacocoExecReader(List.of(classes)), executed(CRC64.classId(classFile), probes()));

        assertThat(report.files()).singleElement().satisfies(file -> {
            assertThat(file.path())
                    .isEqualTo("io/jenkins/plugins/coveragemonitor/report/format/jacoco/JacocoExecReaderTest.java");
            assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(2, 2));
            assertThat(file.counters().get(Metric.CLASS)).isEqualTo(covered(1, 1));
        });
    }

    @Test
    void asksForClassFiles() {
        assertThatThrownBy(() -> ReportUnderTest.bytes(new JacocoExecReader(List.of()), executed(1, 1)))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining("of 1 class, which has no lines without its class file; ")
                .hasMessageEndingWith("give the folders or jars of the class files that were measured");
    }

    @Test
    void refusesClassFilesOfAnotherBuild() {
        assertThatThrownBy(() -> ReportUnderTest.bytes(new JacocoExecReader(List.of(classes)), executed(42, 3)))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining("1 class file in ");
    }

    @Test
    void refusesDamagedData() throws IOException {
        byte[] whole = executed(42, 3);
        ByteArrayOutputStream hostile = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(hostile)) {
            out.write(whole, 0, 5);
            out.writeByte(ExecutionDataWriter.BLOCK_EXECUTIONDATA);
            out.writeLong(42);
            out.writeUTF(NAME);
            out.write(new byte[] {-1, -1, -1, -1, 7});
        }

        for (byte[] damaged :
                List.of(Arrays.copyOf(whole, whole.length - 1), hostile.toByteArray(), new byte[] {1, 2})) {
            assertThatThrownBy(() -> ReportUnderTest.bytes(new JacocoExecReader(List.of(classes)), damaged))
                    .isInstanceOf(UnreadableReportException.class);
        }
    }

    @Test
    void comesToWhatJacocoPrinted() throws IOException {
        Path jacoco = SharedData.path("polyglot/java/jacoco");

        Report report = ReportUnderTest.file(
                new JacocoExecReader(List.of(jacoco.resolve("classes.zip"))), jacoco.resolve("jacoco.exec"));

        Truth.compare(
                "polyglot/java/jacoco",
                report,
                "lines",
                "branches",
                "functions",
                "instructions",
                "complexity",
                "classes");
        assertThat(report.problems()).isEmpty();
        assertThat(report.totals()).isNotEqualTo(Counters.NONE);
    }

    @Test
    void saysTheSameAsJacocosXml() throws IOException {
        Path jacoco = SharedData.path("polyglot/java/jacoco");

        Report exec = ReportUnderTest.file(
                new JacocoExecReader(List.of(jacoco.resolve("classes.zip"))), jacoco.resolve("jacoco.exec"));
        Report xml = ReportUnderTest.file(new JacocoReader(), jacoco.resolve("jacoco.xml"));

        assertThat(byPath(exec)).isEqualTo(byPath(xml));
    }

    private static Map<String, String> byPath(Report report) {
        return report.files().stream().collect(Collectors.toMap(FileCoverage::path, file -> {
            StringBuilder functions = new StringBuilder();
            for (int i = 0; i < file.functions().size(); i++) {
                functions
                        .append(file.functions().name(i))
                        .append(':')
                        .append(file.functions().line(i))
                        .append(' ');
            }
            return file.counters() + " " + functions;
        }));
    }
}
