package io.jenkins.plugins.coveragemonitor.jenkins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a method calls before it calls anything else, read from its class file. */
final class FirstCall extends MethodVisitor {
    private String first;

    private FirstCall() {
        super(Opcodes.ASM9);
    }

    /** The owner, with slashes, and the name; {@code null} if it calls nothing. */
    public static String of(Method method) {
        FirstCall call = new FirstCall();
        String file = "/" + method.getDeclaringClass().getName().replace('.', '/') + ".class";
        try (InputStream in = method.getDeclaringClass().getResourceAsStream(file)) {
            new ClassReader(in)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String name, String descriptor, String signature, String[] thrown) {
                                    return name.equals(method.getName())
                                                    && descriptor.equals(Type.getMethodDescriptor(method))
                                            ? call
                                            : null;
                                }
                            },
                            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return call.first;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        called(owner + "." + name);
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String descriptor, org.objectweb.asm.Handle bootstrap, Object... arguments) {
        called("a lambda or a text put together");
    }

    private void called(String what) {
        first = first == null ? what : first;
    }
}
