package io.jenkins.plugins.coveragemonitor.jenkins;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every class of the rooms that have forms, as it was compiled. */
final class FormClasses {
    private static final String ROOM = MonitorStep.class.getPackageName();

    private FormClasses() {}

    public static List<Class<?>> all() {
        try {
            Path home = Path.of(MonitorStep.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<Class<?>> all = new ArrayList<>();
            try (Stream<Path> files = Files.walk(home.resolve(ROOM.replace('.', '/')))) {
                for (Path file : files.sorted().toList()) {
                    String name = home.relativize(file).toString().replace(File.separatorChar, '.');
                    if (name.endsWith(".class") && !name.endsWith("package-info.class")) {
                        all.add(Class.forName(
                                name.substring(0, name.length() - 6), false, MonitorStep.class.getClassLoader()));
                    }
                }
            }
            return all;
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The public methods that a class of ours has from us: its own, those of our superclasses and of our interfaces. Nobody
     * else's class is looked into: its methods may name types of plugins that a build against the real Jenkins has no need
     * of.
     */
    public static List<Method> methods(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> each = type;
                each != null && each.getPackageName().startsWith(ROOM);
                each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !method.isBridge()) {
                    methods.add(method);
                }
            }
            for (Class<?> above : each.getInterfaces()) {
                methods.addAll(methods(above));
            }
        }
        return methods;
    }
}
