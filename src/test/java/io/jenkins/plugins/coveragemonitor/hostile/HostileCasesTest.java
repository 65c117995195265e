package io.jenkins.plugins.coveragemonitor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every hostile case with random damage, through the command line in a heap of 256 MB: no attempt ends in anything but a
 * sentence, loses the sound report beside it, starts a program or takes more processor time than it may. Once each in every
 * build, except for reports, which other tests damage; 200 times in the nightly profile.
 *
 * <p>{@code -Dhostile.case=NAME}, {@code -Dhostile.seed=N} and {@code -Dhostile.mutations=N} repeat one;
 * {@code -Dhostile.folder=DIR} makes a case of each file there.
 */
class HostileCasesTest {
    private static final boolean LONG = Double.parseDouble(System.getProperty("fuzz.seconds", "2")) >= 10;
    private static final int MUTATIONS = Integer.getInteger("hostile.mutations", LONG ? 200 : 1);
    private static final long SEED = Long.getLong("hostile.seed", LONG ? System.nanoTime() : 42);

    @TestFactory
    List<DynamicTest> none() throws IOException {
        String only = System.getProperty("hostile.case");
        List<String> names = HostileCases.all().stream()
                .map(HostileCase::name)
                .filter(name -> only == null ? MUTATIONS > 1 || !name.startsWith("report ") : name.matches(only))
                .toList();
        if (MUTATIONS == 1) {
            return List.of(DynamicTest.dynamicTest("of all hurts", () -> attempt(names)));
        }
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> attempt(List.of(name))))
                .toList();
    }

    private static void attempt(List<String> names) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dhostile.folder=" + System.getProperty("hostile.folder", ""),
                "-Dhostile.answers=" + System.getProperty("hostile.answers", ""),
                "-cp",
                classPath(),
                Attempts.class.getName(),
                Long.toString(SEED),
                Integer.toString(MUTATIONS)));
        command.addAll(names);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (LONG || MUTATIONS > 1) {
                    System.out.println(line);
                }
            }
        }
        assertThat(process.waitFor()).as("seed %d: %s", SEED, lines).isZero();
        assertThat(lines).as("seed %d", SEED).noneMatch(line -> line.startsWith(Attempts.FAILED));
        for (String name : names) {
            assertThat(lines).as("seed %d", SEED).anyMatch(line -> line.startsWith(name + ": " + MUTATIONS + ", "));
        }
    }

    /** What this test runs with, whoever started it. */
    private static String classPath() {
        return HostileCasesTest.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}
