package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own git tells what a build changed. */
class GitPatchTest {
    @TempDir
    Path folder;

    private GitRepository repository;

    @BeforeEach
    void repository() throws Exception {
        repository = GitRepository.in(folder);
        repository.commit("sub/a.c", "1\n2\n3\n");
        repository.git("tag", "base");
    }

    @Test
    void onlyWhatTheWorkChangedSinceItBeganCounts() throws Exception {
        repository.git("checkout", "-q", "-b", "work");
        repository.commit("sub/a.c", "1\nx\n3\n4\n");
        repository.git("mv", "sub/a.c", "sub/b.c");
        repository.commit("c.c", "1\n");
        repository.git("checkout", "-q", "main");
        repository.commit("other.c", "1\n");
        repository.git("checkout", "-q", "work");

        Patch patch = new GitPatch(folder).since("main");

        assertThat(patch.files()).containsOnlyKeys("c.c", "sub/b.c");
        assertThat(patch.files().get("sub/b.c").oldPath()).isEqualTo("sub/a.c");
        assertThat(patch.touches("sub/b.c", 2)).isTrue();
        assertThat(patch.touches("sub/b.c", 3)).isFalse();
        assertThat(new GitPatch(folder.resolve("sub")).since("main").files()).containsOnlyKeys("b.c");
    }

    @Test
    void aShallowCloneIsSaid(@TempDir Path clones) throws Exception {
        repository.commit("sub/a.c", "2\n");
        repository.git(
                "clone",
                "-q",
                "--depth",
                "1",
                folder.toUri().toString(),
                clones.resolve("shallow").toString());

        assertThatThrownBy(() -> new GitPatch(clones.resolve("shallow")).since("base"))
                .hasMessage("the commit 'base' to compare with is not in the shallow clone;"
                        + " fetch it before measuring");
    }

    @Test
    void whatGitCannotDoIsOneSentence(@TempDir Path plain) {
        assertThatThrownBy(() -> new GitPatch(folder).since("--output=x"))
                .hasMessageContaining("is no commit or branch");
        assertThatThrownBy(() -> new GitPatch(new Git(folder, "no-such-git")).since("base"))
                .hasMessageContaining("git could not be started");
        assertThatThrownBy(() -> new GitPatch(plain).since("base"))
                .hasMessageContaining("set the clone right where the build runs")
                .hasMessageNotContaining("\n");
    }
}
