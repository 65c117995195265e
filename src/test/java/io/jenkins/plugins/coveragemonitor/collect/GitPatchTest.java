package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own git tells what a build changed. */
class GitPatchTest {
    @TempDir
    Path folder;

    @BeforeEach
    void repository() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/git")) || Files.isExecutable(Path.of("/usr/local/bin/git")),
                "no git here");
        git("init", "-q", "-b", "main");
        commit("sub/a.c", "1\n2\n3\n");
        git("tag", "base");
    }

    @Test
    void onlyWhatTheWorkChangedSinceItBeganCounts() throws Exception {
        git("checkout", "-q", "-b", "work");
        commit("sub/a.c", "1\nx\n3\n4\n");
        git("mv", "sub/a.c", "sub/b.c");
        commit("c.c", "1\n");
        git("checkout", "-q", "main");
        commit("other.c", "1\n");
        git("checkout", "-q", "work");

        Patch patch = new GitPatch(folder).since("main");

        assertThat(patch.files()).containsOnlyKeys("c.c", "sub/b.c");
        assertThat(patch.files().get("sub/b.c").oldPath()).isEqualTo("sub/a.c");
        assertThat(patch.touches("sub/b.c", 2)).isTrue();
        assertThat(patch.touches("sub/b.c", 3)).isFalse();
        assertThat(new GitPatch(folder.resolve("sub")).since("main").files()).containsOnlyKeys("b.c");
    }

    @Test
    void aShallowCloneIsSaid(@TempDir Path clones) throws Exception {
        commit("sub/a.c", "2\n");
        git(
                "clone",
                "-q",
                "--depth",
                "1",
                folder.toUri().toString(),
                clones.resolve("shallow").toString());

        assertThatThrownBy(() -> new GitPatch(clones.resolve("shallow")).since("base"))
                .hasMessage("the commit 'base' to compare with is not in the clone, which is a shallow one;"
                        + " fetch it before measuring");
    }

    @Test
    void whatGitCannotDoIsOneSentence(@TempDir Path plain) {
        assertThatThrownBy(() -> new GitPatch(folder).since("--output=x"))
                .hasMessageContaining("is no commit or branch");
        assertThatThrownBy(() -> new GitPatch(folder, "no-such-git").since("base"))
                .hasMessageContaining("git could not be started");
        assertThatThrownBy(() -> new GitPatch(plain).since("base"))
                .hasMessageContaining("the changed lines are not known")
                .hasMessageNotContaining("\n");
    }

    private void commit(String path, String content) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        git("add", "-A");
        git(
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@example.org",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "-q",
                "-m",
                path);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
