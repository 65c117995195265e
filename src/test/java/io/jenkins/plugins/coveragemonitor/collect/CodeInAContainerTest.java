package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of containers have a project's code where systems keep that of others; the workspace tells whose it is. */
class CodeInAContainerTest {
    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void sources() throws Exception {
        workspace = new Workspace(folder).sources("src/pay.py", "src/ship.py");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/opt/app-root/src", "/opt/project", "/usr/local/app", "/lib/app", "/srv/app", "/usr/src/app"})
    void theFilesAreThoseOfTheWorkspace(String mounted) throws Exception {
        workspace.lcov("docker/lcov.info", mounted + "/src/pay.py", mounted + "/src/ship.py");
        assertThat(Workspace.paths(workspace.collect())).containsExactly("src/pay.py", "src/ship.py");
    }

    /** Unit tests on the agent and integration tests in the container are about the same two files. */
    @Test
    void theyAreUnitedWithWhatRanOutside() throws Exception {
        workspace.lcov("unit/lcov.info", "src/pay.py", "src/ship.py");
        workspace.lcov("docker/lcov.info", "/opt/app-root/src/src/pay.py", "/opt/app-root/src/src/ship.py");
        Collected both = workspace.collect();
        assertThat(both.measurement().fileCount()).isEqualTo(2);
        assertThat(both.measurement().counters().get(Metric.LINE)).isEqualTo(new Counter(2, 2));
    }

    /** A library that the image brought has no file in the workspace that ends alike. */
    @Test
    void aLibraryOfTheImageIsNotTheProjects() throws Exception {
        workspace.lcov("docker/lcov.info", "/opt/app-root/lib/python3.11/pay.py", "/opt/app-root/src/src/ship.py");
        assertThat(Workspace.paths(workspace.collect()))
                .containsExactly("/opt/app-root/lib/python3.11/pay.py", "src/ship.py");
    }
}
