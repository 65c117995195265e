package io.jenkins.plugins.coveragemonitor.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Compiles the slice of Jenkins' API on its own. */
final class SliceCompiler {
    private SliceCompiler() {}

    static List<ApiType> compile(Path sources, List<String> names) throws IOException {
        Path out = Files.createTempDirectory(Path.of(System.getProperty("build.dir", "target")), "slice");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-parameters", "-d", out.toString(), "-cp", System.getProperty("java.class.path")));
        names.forEach(name -> arguments.add(sources.resolve(name + ".java").toString()));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).as("javac of the slice").isZero();
        List<ApiType> types = new ArrayList<>();
        try (var files = Files.walk(out)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                types.add(ApiType.read(Files.newInputStream(file)));
            }
        }
        return types;
    }
}
