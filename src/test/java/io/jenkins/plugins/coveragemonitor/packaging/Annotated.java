package io.jenkins.plugins.coveragemonitor.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarInputStream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of a jar that bear an annotation. */
final class Annotated {
    private Annotated() {}

    /** Binary names with dots, sorted. */
    static List<String> classes(byte[] jar, String annotation) throws IOException {
        var found = new TreeSet<String>();
        try (var in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    var reader = new ClassReader(in.readAllBytes());
                    reader.accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                                    if (descriptor.equals(annotation)) {
                                        found.add(reader.getClassName().replace('/', '.'));
                                    }
                                    return null;
                                }
                            },
                            ClassReader.SKIP_CODE);
                }
            }
        }
        return List.copyOf(found);
    }
}
