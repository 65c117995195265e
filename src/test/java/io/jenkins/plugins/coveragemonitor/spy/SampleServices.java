package io.jenkins.plugins.coveragemonitor.spy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** The programs that tests run and measure: small services in several languages. */
public final class SampleServices {
    private static final List<String> FILES = List.of(
            "src/com/acme/Shop.java",
            "src/com/acme/Never.java",
            "src/com/acme/Once.java",
            "work.py",
            "live.py",
            "forking.py",
            "workers.py",
            "helper.py",
            "live.js",
            "server.js",
            "ts/src/server.ts",
            "ts/dist/server.js",
            "ts/dist/server.js.map");

    private SampleServices() {}

    /** Writes their sources into a folder, and the Java ones as {@code shop.jar}. */
    public static void write(Path folder) throws IOException {
        for (String file : FILES) {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = SampleServices.class.getResourceAsStream("/running-services/" + file)) {
                Files.copy(in, target);
            }
        }
        jar(folder.resolve("src/com/acme"), folder.resolve("shop.jar"));
    }

    /** Compiles the Java sources of a folder into a jar. */
    public static void jar(Path sources, Path jar) throws IOException {
        Path classes = Files.createTempDirectory(jar.getParent(), "classes");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-g",
                        "-d",
                        classes.toString(),
                        sources.resolve("Shop.java").toString(),
                        sources.resolve("Never.java").toString(),
                        sources.resolve("Once.java").toString());
        assertThat(compiled).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.acme.Shop");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (String name : List.of("com/acme/Shop.class", "com/acme/Never.class", "com/acme/Once.class")) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(classes.resolve(name), out);
                out.closeEntry();
                Files.delete(classes.resolve(name));
            }
        }
        Files.delete(classes.resolve("com/acme"));
        Files.delete(classes.resolve("com"));
        Files.delete(classes);
    }

    /** Whether a command can be run and ends well. */
    public static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
