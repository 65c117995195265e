package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What class files cost is known before they are analysed, and archives of them are opened by one budget. */
class ClassLinesTest {
    @TempDir
    Path folder;

    /** A class whose methods each have a first and a last line. */
    private static byte[] type(int[]... methods) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "A", null, "java/lang/Object", null);
        type.visitField(Opcodes.ACC_STATIC, "f", "J", null, 5L).visitEnd();
        for (int i = 0; i < methods.length; i++) {
            MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "m" + i, "()V", null, null);
            method.visitCode();
            for (int line : methods[i]) {
                Label label = new Label();
                method.visitLabel(label);
                method.visitLineNumber(line, label);
                method.visitInsn(Opcodes.NOP);
            }
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(0, 0);
            method.visitEnd();
        }
        type.visitEnd();
        return type.toByteArray();
    }

    @Test
    void aClassCostsWhatItsMethodsAndItselfSpan() throws IOException {
        assertThat(ClassLines.cost(type())).isZero();
        assertThat(ClassLines.cost(type(new int[] {7}))).isEqualTo(1 + 2);
        assertThat(ClassLines.cost(type(new int[] {3, 5}, new int[] {20, 11}))).isEqualTo(3 + 10 + 2 * 18);
        assertThat(ClassLines.cost(type(new int[] {1, 65_535}))).isEqualTo(3 * 65_535);
    }

    @Test
    void whatACompilerMadeCostsAFewTimesItsLength() throws IOException {
        byte[] compiled =
                ClassLinesTest.class.getResourceAsStream("ClassLinesTest.class").readAllBytes();

        assertThat(ClassLines.cost(compiled)).isBetween(100L, 2_000L);
        assertThatThrownBy(() -> ClassLines.cost(Arrays.copyOf(compiled, compiled.length / 2)))
                .isInstanceOf(IOException.class)
                .hasMessage("its class file is damaged");
        assertThatThrownBy(() -> ClassLines.cost(new byte[10])).isInstanceOf(IOException.class);
    }

    private static byte[] archive(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            out.write(new byte[100_000]);
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
        return packed.toByteArray();
    }

    private List<String> walked(byte[] archive) throws IOException {
        Path file = Files.write(folder.resolve("app.jar"), archive);
        List<String> places = new ArrayList<>();
        new ClassFileWalk((bytes, place) -> places.add(place.substring(place.indexOf('@')))).file(file);
        return places;
    }

    @Test
    void archivesInArchivesAreOpenedSoFar() throws IOException {
        byte[] jar = archive("A.class", type());
        byte[] war = archive("WEB-INF/lib/a.jar", jar);
        byte[] ear = archive("a.war", war);

        assertThat(walked(war)).containsExactly("@WEB-INF/lib/a.jar@A.class");
        assertThat(walked(ear)).containsExactly("@a.war@WEB-INF/lib/a.jar@A.class");
        assertThatThrownBy(() -> walked(archive("a.ear", ear)))
                .isInstanceOf(ReportTooLargeException.class)
                .hasMessageContaining("archives of classes more than 3 deep");
    }

    @Test
    void noEntryUnpacksToMoreThanIsBelieved() {
        assertThatThrownBy(() -> walked(archive("A.class", new byte[40_000_000])))
                .hasMessageContaining("unpacks to more than 250 times its size");
        assertThatThrownBy(() -> walked(archive("a.txt", new byte[40_000_000])))
                .hasMessageContaining("unpacks to more than 250 times its size");
    }
}
