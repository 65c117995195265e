package io.jenkins.plugins.coveragemonitor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A path from a report reads files of the workspace and no others (SECURITY-1668). */
class WorkspaceSourcesTest {
    @TempDir
    private Path temp;

    @Test
    void nothingOutsideTheWorkspaceIsRead() throws IOException {
        Path workspace = Files.createDirectory(temp.resolve("workspace"));
        Path secret = Files.writeString(temp.resolve("secret.key"), "secret");
        Files.createDirectory(workspace.resolve("src"));
        Files.writeString(workspace.resolve("src/App.java"), "class App {}");
        Files.createSymbolicLink(workspace.resolve("link.java"), secret);
        Files.createSymbolicLink(workspace.resolve("up"), temp);
        WorkspaceSources sources = new WorkspaceSources(workspace);

        assertThat(sources.fingerprints(List.of(
                        "src/App.java",
                        "../secret.key",
                        secret.toString(),
                        "link.java",
                        "up/secret.key",
                        "src",
                        "nowhere",
                        "bad\0name")))
                .containsOnlyKeys("src/App.java");
        assertThat(sources.read("src/../src/App.java")).isPresent();
    }

    @Test
    void aFileThatIsTooLargeIsLeftOut() throws IOException {
        Files.write(temp.resolve("large.js"), new byte[Fingerprint.MAX_SIZE + 1]);
        Files.write(temp.resolve("largest.js"), new byte[Fingerprint.MAX_SIZE]);

        assertThat(new WorkspaceSources(temp).fingerprints(List.of("large.js", "largest.js")))
                .containsOnlyKeys("largest.js");
    }
}
