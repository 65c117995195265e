package io.jenkins.plugins.coveragemonitor.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

/** The slice of Jenkins' API in src/jenkins-api promises nothing that the real Jenkins does not keep. */
class JenkinsApiContractTest {
    private static final Path SLICE = Path.of("src/jenkins-api/java");
    private static final Path CLASSES = Path.of(System.getProperty("build.dir", "target"), "classes");
    private static final boolean REAL_JENKINS =
            JenkinsApiContractTest.class.getResource("/hudson/WebAppMain.class") != null;

    /** Packages of plugins that may be absent, which the list does not hold. */
    private static final Set<String> OPTIONAL = Set.of(
            "hudson/plugins/view/dashboard",
            "io/jenkins/plugins/checks/api",
            "io/jenkins/plugins/checks/steps",
            "org/jenkinsci/plugins/badge/extensionpoints",
            "org/jenkinsci/plugins/tokenmacro");

    @Test
    void everySourceOfTheSliceIsUsedByThePlugin() throws IOException {
        assumeTrue(!REAL_JENKINS, "skipped: built against the real Jenkins");
        assertThat(sliceNames())
                .as("types of src/jenkins-api that nothing of ours refers to")
                .allMatch(name -> Files.exists(CLASSES.resolve(name + ".class")));
    }

    @Test
    void everyTypeAndMemberOfTheSliceIsInTheRecordedApi() throws IOException {
        Map<String, String> types = new HashMap<>();
        Map<String, String> members = new HashMap<>();
        readList(SharedData.path("jenkins-api/2.541.3.txt.gz"), types, members);
        Set<String> recorded =
                types.keySet().stream().map(JenkinsApiContractTest::packageOf).collect(Collectors.toSet());

        List<String> problems = new ArrayList<>();
        for (ApiType type : slice()) {
            String real = types.get(type.name());
            if (!recorded.contains(packageOf(type.name()))) {
                // An optional plugin that the list does not hold; the real jars are compared with -Pjenkins.
                assertThat(OPTIONAL).contains(packageOf(type.name()));
                continue;
            }
            if (real == null) {
                problems.add(type.name() + ": no such type");
                continue;
            }
            compare(problems, type.name(), type.flags(), words(real));
            if (!real.contains(" super=" + type.superclass() + ' ') && !real.endsWith("super=" + type.superclass())) {
                problems.add(type.name() + ": another superclass than " + type.superclass() + ": " + real);
            }
            type.members().forEach((member, flags) -> {
                String found = members.get(type.name() + ' ' + member);
                // An implicit constructor or an inherited method may be declared further up.
                if (found == null) {
                    problems.add(type.name() + ' ' + member + ": no such member");
                } else {
                    compare(problems, type.name() + ' ' + member, flags, words(found));
                }
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyTypeAndMemberOfTheSliceIsInTheRealJars() throws IOException {
        assumeTrue(REAL_JENKINS, "skipped: built against the slice; -Pjenkins runs this");
        List<String> problems = new ArrayList<>();
        for (ApiType type : slice()) {
            try (InputStream in = getClass().getClassLoader().getResourceAsStream(type.name() + ".class")) {
                if (in == null) {
                    problems.add(type.name() + ": no such type");
                    continue;
                }
                ApiType real = ApiType.read(in);
                if (!type.superclass().equals(real.superclass())) {
                    problems.add(type.name() + ": superclass " + real.superclass());
                }
                type.members().forEach((member, flags) -> {
                    Integer found = real.members().get(member);
                    if (found == null || (found & ApiType.LINKAGE) != (flags & ApiType.LINKAGE)) {
                        problems.add(type.name() + ' ' + member + ": " + found);
                    }
                    // What a caller must catch decides whether the plugin compiles against the real one.
                    Set<String> thrown = checked(real.thrown().get(member));
                    if (!thrown.equals(checked(type.thrown().get(member)))) {
                        problems.add(type.name() + ' ' + member + " throws " + thrown);
                    }
                });
            }
        }
        assertThat(problems).isEmpty();
    }

    /** Those that a caller must catch. */
    private static Set<String> checked(@Nullable Set<String> thrown) {
        return thrown == null
                ? Set.of()
                : thrown.stream().filter(JenkinsApiContractTest::isChecked).collect(Collectors.toSet());
    }

    private static boolean isChecked(String type) {
        try {
            Class<?> found =
                    Class.forName(type.replace('/', '.'), false, JenkinsApiContractTest.class.getClassLoader());
            return !RuntimeException.class.isAssignableFrom(found);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('/'));
    }

    private static void compare(List<String> problems, String what, int flags, Set<String> real) {
        check(problems, what, "public", (flags & Opcodes.ACC_PUBLIC) != 0, real);
        check(problems, what, "protected", (flags & Opcodes.ACC_PROTECTED) != 0, real);
        check(problems, what, "static", (flags & Opcodes.ACC_STATIC) != 0, real);
        check(problems, what, "interface", (flags & Opcodes.ACC_INTERFACE) != 0, real);
        check(problems, what, "abstract", (flags & Opcodes.ACC_ABSTRACT) != 0, real);
    }

    private static void check(List<String> problems, String what, String word, boolean ours, Set<String> real) {
        boolean nested = what.contains("$") && word.equals("static");
        boolean enumeration = real.contains("enum") && word.equals("abstract");
        if (ours != real.contains(word) && !nested && !enumeration) {
            problems.add(what + ": " + (ours ? "" : "not ") + word + " here, but " + real);
        }
    }

    private static Set<String> words(String line) {
        return new HashSet<>(List.of(line.split(" ")));
    }

    private static void readList(Path list, Map<String, String> types, Map<String, String> members) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(list)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", line.startsWith("C") ? 3 : 4);
                if (parts[0].equals("C")) {
                    types.put(parts[1], parts.length > 2 ? parts[2] : "");
                } else {
                    members.put(parts[1] + ' ' + parts[2], parts.length > 3 ? parts[3] : "");
                }
            }
        }
    }

    private static List<String> sliceNames() throws IOException {
        try (var files = Files.walk(SLICE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SLICE.relativize(file).toString().replace('\\', '/'))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList();
        }
    }

    /** The slice on its own: what the plugin's build compiles of it is the part that it uses. */
    private static List<ApiType> slice() throws IOException {
        return SliceCompiler.compile(SLICE, sliceNames());
    }
}
