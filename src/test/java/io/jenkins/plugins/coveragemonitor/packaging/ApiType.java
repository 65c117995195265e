package io.jenkins.plugins.coveragemonitor.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class file promises to those that link against it.
 *
 * @param name binary name with slashes
 * @param superclass binary name of its superclass
 * @param flags whether it is an interface, abstract, final
 * @param members public and protected members, name and descriptor to flags
 * @param thrown what those of them that are methods declare to throw, by binary name
 */
record ApiType(
        String name, String superclass, int flags, Map<String, Integer> members, Map<String, Set<String>> thrown) {
    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    /** Flags that change how a caller links: the rest may differ. */
    static final int LINKAGE = VISIBLE | Opcodes.ACC_STATIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION;

    static ApiType read(InputStream classFile) throws IOException {
        var reader = new ClassReader(classFile);
        Map<String, Integer> members = new TreeMap<>();
        Map<String, Set<String>> thrown = new TreeMap<>();
        int[] flags = {reader.getAccess()};
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    /** A nested type has two sets of flags, of which a protected one is only here. */
                    @Override
                    public void visitInnerClass(String name, String outer, String simple, int access) {
                        if (name.equals(reader.getClassName())) {
                            flags[0] = access;
                        }
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        keep(access, name + descriptor);
                        thrown.put(name + descriptor, exceptions == null ? Set.of() : Set.of(exceptions));
                        return null;
                    }

                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String descriptor, String signature, Object value) {
                        keep(access, name + ':' + descriptor);
                        return null;
                    }

                    private void keep(int access, String member) {
                        if ((access & VISIBLE) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0) {
                            members.put(member, access);
                        }
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ApiType(reader.getClassName(), reader.getSuperName(), flags[0], members, thrown);
    }
}
