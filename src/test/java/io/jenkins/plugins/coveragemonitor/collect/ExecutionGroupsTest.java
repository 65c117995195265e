package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of the same classes, really run: what each took alone, and what both took together. */
class ExecutionGroupsTest {
    private static final String NAME = Sign.class.getName().replace('.', '/');

    private static final Counter HALF = new Counter(1, 1);

    private static final Counter BOTH = new Counter(2, 0);

    /** Both branches stand on one line. */
    public static final class Sign {
        private Sign() {}

        /** Takes one branch of its line. */
        public static int of(int value) {
            return value < 0 ? -1 : 1;
        }
    }

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void create() throws IOException {
        workspace = new Workspace(folder.toRealPath());
        putClass("app");
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = Sign.class.getResourceAsStream("ExecutionGroupsTest$Sign.class")) {
            return in.readAllBytes();
        }
    }

    private void putClass(String module) throws IOException {
        put(module + "/target/classes/" + NAME + ".class", classFile());
    }

    private void put(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Runs the class in a loader of its own, instrumented, and gives what JaCoCo's agent would write. */
    private static byte[] executed(int value) throws Exception {
        IRuntime runtime = new LoggerRuntime();
        byte[] instrumented = new Instrumenter(runtime).instrument(classFile(), NAME);
        RuntimeData data = new RuntimeData();
        runtime.startup(data);
        try {
            ClassLoader loader = new ClassLoader(null) {
                @Override
                protected Class<?> findClass(String name) {
                    return defineClass(name, instrumented, 0, instrumented.length);
                }
            };
            loader.loadClass(Sign.class.getName()).getMethod("of", int.class).invoke(null, value);
        } finally {
            runtime.shutdown();
        }
        ExecutionDataStore store = new ExecutionDataStore();
        data.collect(store, new SessionInfoStore(), false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.accept(new ExecutionDataWriter(out));
        return out.toByteArray();
    }

    private static Counter branches(Collected collected) {
        return collected.measurement().counters().get(Metric.BRANCH);
    }

    @Test
    void twoRunsThatEachTakeOneBranchOfALineHaveTakenBoth() throws Exception {
        put("app/target/jacoco.exec", executed(-1));
        put("app/target/jacoco-it.exec", executed(1));

        Collected collected = workspace.collect();

        assertThat(branches(collected)).isEqualTo(BOTH);
        assertThat(collected.measurement().counters().get(Metric.INSTRUCTION).missed())
                .isZero();
        assertThat(collected.reports())
                .extracting(row -> row.counters().get(Metric.BRANCH))
                .containsExactly(HALF, HALF);
        assertThat(collected.errors()).isEmpty();
    }

    @Test
    void theSameBranchTwiceIsOne() throws Exception {
        put("app/target/jacoco.exec", executed(-1));
        put("app/target/jacoco-it.exec", executed(-2));

        assertThat(branches(workspace.collect())).isEqualTo(HALF);
    }

    @Test
    void aRunFromElsewhereThatNamesTheClassesIsUnitedAndItsPackingDoesNotMatter() throws Exception {
        put("app/target/jacoco.exec", executed(-1));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(executed(1));
        }
        put("system-test/live.exec.gz", packed.toByteArray());

        Collected collected = workspace.collect(
                new ReportSpec("", null, "app/target/jacoco.exec"),
                new ReportSpec("", null, "system-test/live.exec.gz").withClasses("**/target/classes"));

        assertThat(branches(collected)).isEqualTo(BOTH);
    }

    @Test
    void twoComponentsAndTwoModulesAreNotMixed() throws Exception {
        put("app/target/jacoco.exec", executed(-1));
        put("app/target/jacoco-it.exec", executed(1));

        Collected components = workspace.collect(
                new ReportSpec("unit", null, "**/jacoco.exec"),
                new ReportSpec("integration", null, "**/jacoco-it.exec"));

        assertThat(components.measurement().components().values())
                .extracting(component -> component.counters().get(Metric.BRANCH))
                .containsExactly(HALF, HALF);

        Files.delete(folder.resolve("app/target/jacoco-it.exec"));
        putClass("other");
        put("other/target/jacoco.exec", executed(1));
        String source = "src/main/java/" + NAME.substring(0, NAME.lastIndexOf('/')) + "/ExecutionGroupsTest.java";
        workspace.sources("app/" + source, "other/" + source);

        assertThat(branches(workspace.collect())).isEqualTo(new Counter(2, 2));
    }

    @Test
    void aFileThatCannotBeReadCostsOnlyItself() throws Exception {
        byte[] whole = executed(1);
        put("app/target/jacoco.exec", executed(-1));
        put("app/target/jacoco-it.exec", java.util.Arrays.copyOf(whole, whole.length - 1));

        Collected collected = workspace.collect();

        assertThat(branches(collected)).isEqualTo(HALF);
        assertThat(collected.errors()).singleElement().asString().startsWith("app/target/jacoco-it.exec: ends in");
    }

    @Test
    void dataThatDoesNotFitTogetherIsMergedLineByLineAndSaid() throws Exception {
        put("app/target/jacoco.exec", executed(-1));
        put("app/target/first.exec", goneWith(new boolean[] {true}));
        put("app/target/second.exec", goneWith(new boolean[] {true, false}));

        Collected collected = workspace.collect();

        assertThat(branches(collected)).isEqualTo(HALF);
        assertThat(collected.errors())
                .singleElement()
                .asString()
                .startsWith("app/target/first.exec, app/target/jacoco.exec, app/target/second.exec: "
                        + "could not be united probe by probe and were merged line by line (");
    }

    /** Data of a class that is no longer there. */
    private static byte[] goneWith(boolean[] probes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExecutionDataWriter(out).visitClassExecution(new ExecutionData(7, "p/Gone", probes));
        return out.toByteArray();
    }
}
