package io.jenkins.plugins.coveragemonitor.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** Opens what was packaged: the plugin archive and the command line. */
class PackagesIT {
    private static final Path BUILD = Path.of(System.getProperty("build.dir", "target"));
    private static final Path HPI = BUILD.resolve("coverage-monitor.hpi");
    private static final Path CLI = BUILD.resolve("coverage-monitor-cli.jar");
    private static final String INNER = "WEB-INF/lib/coverage-monitor.jar";
    private static final String OURS = "io/jenkins/plugins/coveragemonitor/";

    @Test
    void theArchiveAndItsJarCarryThePluginManifest() throws IOException {
        try (var hpi = new JarFile(HPI.toFile());
                var inner = new JarInputStream(hpi.getInputStream(hpi.getEntry(INNER)))) {
            for (Manifest manifest : List.of(hpi.getManifest(), inner.getManifest())) {
                var main = manifest.getMainAttributes();
                assertThat(main.getValue("Short-Name")).isEqualTo("coverage-monitor");
                assertThat(main.getValue("Plugin-Version")).isNotBlank().doesNotContain("$");
                assertThat(main.getValue("Jenkins-Version")).isEqualTo("2.541.3");
                assertThat(main.getValue("Plugin-Dependencies"))
                        .matches("[a-z0-9-]+:[^,:]+(,[a-z0-9-]+:[^,]+)*")
                        .doesNotContain("$");
            }
        }
    }

    @Test
    void theArchiveBringsTheLibrariesThatTheHostedBuildNamesAndNoOther() throws IOException {
        String named =
                Pom.of(Files.readString(Path.of("hosted/pom.xml"))).properties().get("hpi.bundledArtifacts");
        assertThat(entries(HPI).stream()
                        .filter(name -> name.startsWith("WEB-INF/lib/") && !name.endsWith("/") && !name.equals(INNER))
                        .map(name -> name.replaceFirst(".*/(.*)\\.jar", "$1"))
                        .sorted())
                .containsExactly(named.split(","));
    }

    @Test
    void theInnerJarHoldsOursAlone() throws IOException {
        try (var hpi = new JarFile(HPI.toFile());
                var inner = new JarInputStream(hpi.getInputStream(hpi.getEntry(INNER)))) {
            List<String> files = inner(inner);
            assertThat(files).contains("index.jelly");
            assertThat(files.stream().filter(name -> name.endsWith(".class"))).allMatch(name -> name.startsWith(OURS));
        }
    }

    @Test
    void chartJsLiesBesideOurScriptsAndNothingElse() throws IOException {
        assertThat(entries(HPI).stream().filter(name -> name.startsWith("js/vendor/") && !name.endsWith("/")))
                .containsExactly("js/vendor/chart.umd.js");
        assertThat(entries(CLI).stream().filter(name -> name.startsWith("webapp/js/vendor/") && !name.endsWith("/")))
                .containsExactly("webapp/js/vendor/chart.umd.js");
    }

    @Test
    void everySymbolIsInTheIndexAndEveryIndexedClassBearsOne() throws IOException {
        byte[] jar = bytes(HPI, INNER);
        String index =
                new String(entry(jar, "META-INF/services/annotations/org.jenkinsci.Symbol"), StandardCharsets.UTF_8);
        List<String> indexed =
                index.lines().filter(line -> !line.isBlank()).sorted().toList();
        List<String> bearing = Annotated.classes(jar, "Lorg/jenkinsci/Symbol;");
        assertThat(indexed).isEqualTo(bearing).isNotEmpty();
    }

    @Test
    void everyExtensionIsInTheIndex() throws IOException {
        byte[] jar = bytes(HPI, INNER);
        String index = new String(entry(jar, "META-INF/annotations/hudson.Extension.txt"), StandardCharsets.UTF_8);
        // A line is a class, and in braces what its annotation says besides, such as an ordinal.
        assertThat(index.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.replaceFirst("\\{.*", ""))
                        .sorted()
                        .toList())
                .isEqualTo(Annotated.classes(jar, "Lhudson/Extension;"))
                .isNotEmpty();
        assertThat(entry(jar, "META-INF/annotations/hudson.Extension")).isNotEmpty();
    }

    @Test
    void theCommandLineRunsAlone() throws Exception {
        assertThat(entries(CLI))
                .noneMatch(name -> name.matches("(hudson|org/kohsuke|net/sf|org/apache/commons)/.*"))
                .noneMatch(name -> name.startsWith(OURS + "jenkins/"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-jar", CLI.toString(), "--help")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("coverage-monitor");
    }

    private static List<String> entries(Path archive) throws IOException {
        try (var jar = new JarFile(archive.toFile())) {
            return jar.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static byte[] bytes(Path archive, String name) throws IOException {
        try (var jar = new JarFile(archive.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static List<String> inner(JarInputStream jar) throws IOException {
        var names = new java.util.ArrayList<String>();
        for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            names.add(entry.getName());
        }
        return names;
    }

    private static byte[] entry(byte[] jar, String name) throws IOException {
        try (var in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new AssertionError(name + " is not in the jar");
    }
}
