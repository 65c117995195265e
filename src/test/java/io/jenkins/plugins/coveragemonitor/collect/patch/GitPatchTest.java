package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

        Patch patch = new GitPatch(new Git(folder)).since("main");

        assertThat(patch.files()).containsOnlyKeys("c.c", "sub/b.c");
        assertThat(patch.files().get("sub/b.c").oldPath()).isEqualTo("sub/a.c");
        assertThat(patch.touches("sub/b.c", 2)).isTrue();
        assertThat(patch.touches("sub/b.c", 3)).isFalse();
        assertThat(new GitPatch(new Git(folder.resolve("sub"))).since("main").files())
                .containsOnlyKeys("b.c");
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

        assertThatThrownBy(() -> new GitPatch(new Git(clones.resolve("shallow"))).since("base"))
                .hasMessage("the commit 'base' to compare with is not in the shallow clone;"
                        + " fetch it before measuring");
    }

    @Test
    void whatGitCannotDoIsOneSentence(@TempDir Path plain) {
        assertThatThrownBy(() -> new GitPatch(new Git(folder)).since("--output=x"))
                .hasMessageContaining("is not a commit or branch");
        assertThatThrownBy(() -> new GitPatch(new Git(folder, "no-such-git")).since("base"))
                .hasMessageContaining("git could not be started");
        assertThatThrownBy(() -> new GitPatch(new Git(plain)).since("base"))
                .hasMessageContaining("set the clone right where the build runs")
                .hasMessageNotContaining("\n");
    }

    private Patch since(String base) throws Exception {
        return new GitPatch(new Git(folder)).since(base);
    }

    @Test
    void namesWithSpacesUnicodeQuotesAndTabsAreTheirOwn() throws Exception {
        List<String> names =
                List.of("a b.c", "ä/日本.c", "say \"hi\".c", "tab\there.c", "back\\slash.c", " leading.c", "a => b.c");
        for (String name : names) {
            repository.commit(name, "1\n2\n");
        }
        repository.git("tag", "-f", "base");
        for (String name : names) {
            repository.commit(name, "1\nx\n");
        }
        for (String quote : List.of("true", "false")) {
            repository.git("config", "core.quotePath", quote);
            Patch patch = since("base");
            assertThat(patch.files()).containsOnlyKeys(names);
            assertThat(names).allMatch(name -> patch.touches(name, 2) && !patch.touches(name, 1));
        }
        repository.git("mv", "a b.c", "ä/c d.c");
        repository.commit();
        assertThat(since("base").files().get("ä/c d.c").oldPath()).isEqualTo("a b.c");
    }

    @Test
    void linesThatEndAsOnWindowsAreLines() throws Exception {
        repository.git("config", "core.autocrlf", "false");
        repository.commit("dos.c", "1\r\n2\r\n3\r\n");
        repository.git("tag", "-f", "base");
        repository.commit("dos.c", "1\r\nx\r\n3\r\n4");

        Patch patch = since("base");
        assertThat(patch.files().get("dos.c").changed()).containsExactly(new LineRange(2, 2), new LineRange(4, 4));
        repository.git("config", "core.autocrlf", "true");
        assertThat(since("base")).isEqualTo(patch);
    }

    @Test
    void binaryFilesLinksAndModesChangeNoLine() throws Exception {
        Files.write(folder.resolve("image.png"), new byte[] {0, 1, 2, 0});
        repository.commit("run.sh", "echo\n");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("run.sh"));
        repository.commit();
        repository.git("tag", "-f", "base");
        Files.write(folder.resolve("image.png"), new byte[] {0, 9, 9, 0, 9});
        Files.delete(folder.resolve("link"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("sub"));
        repository.git("update-index", "--chmod=+x", "run.sh");
        repository.commit("run.sh", "echo\n");
        repository.commit("empty.c", "");

        Patch patch = since("base");
        assertThat(patch.problems()).isEmpty();
        assertThat(patch.files().keySet()).doesNotContain("image.png", "run.sh", "empty.c");
    }

    @Test
    void aChangedSubmoduleIsSaidAndTheOtherFilesCount(@TempDir Path elsewhere) throws Exception {
        GitRepository part = GitRepository.in(elsewhere.resolve("part"));
        part.commit("p.c", "1\n");
        repository.git(
                "submodule", "add", "-q", elsewhere.resolve("part").toUri().toString(), "lib/part");
        repository.commit();
        repository.git("tag", "-f", "base");
        part.commit("p.c", "2\n");
        new GitRepository(folder.resolve("lib/part")).git("pull", "-q");
        repository.commit("sub/a.c", "1\n2\nx\n");

        Patch patch = since("base");
        assertThat(patch.problems())
                .containsExactly("the submodule lib/part changed; its lines are not part of the patch");
        assertThat(patch.files()).containsOnlyKeys("sub/a.c");
    }

    @Test
    void aMergeCommitThatIsBuiltCountsWhatItBringsIntoItsTarget() throws Exception {
        repository.git("checkout", "-q", "-b", "work");
        repository.commit("sub/a.c", "1\nx\n3\n");
        repository.git("checkout", "-q", "main");
        repository.commit("other.c", "1\n");
        repository.git("checkout", "-q", "--detach", "main");
        repository.git("merge", "-q", "--no-edit", "work");

        assertThat(since("main").files()).containsOnlyKeys("sub/a.c");
        assertThat(new GitPatch(new Git(folder)).since("main").touches("sub/a.c", 2))
                .isTrue();
    }

    @Test
    void whatIsDeletedRenamedOrNotCommittedIsTold() throws Exception {
        repository.commit("gone.c", "1\n2\n");
        repository.commit("moved.c", "1\n2\n3\n4\n5\n6\n7\n8\n");
        repository.git("tag", "-f", "base");
        repository.git("rm", "-q", "gone.c");
        repository.git("mv", "moved.c", "sub/moved.c");
        repository.commit();
        Files.writeString(folder.resolve("sub/a.c"), "not committed\n");

        Patch patch = since("base");
        assertThat(patch.deleted()).containsExactly("gone.c");
        assertThat(patch.files()).containsOnlyKeys("sub/moved.c");
        assertThat(patch.files().get("sub/moved.c"))
                .returns("moved.c", FileChange::oldPath)
                .returns(List.of(), FileChange::changed);
        assertThat(new GitPatch(new Git(folder.resolve("sub"))).since("base").files())
                .containsOnlyKeys("moved.c");
        repository.git("mv", "sub/moved.c", "moved.c");
        repository.git("mv", "sub/a.c", "a.c");
        repository.commit();
        assertThat(new GitPatch(new Git(Files.createDirectories(folder.resolve("sub"))))
                        .since("base")
                        .deleted())
                .as("it left the folder that is built")
                .containsExactly("a.c");
    }

    @Test
    void whatAPersonConfiguredChangesNothing() throws Exception {
        repository.commit("sub/a.c", "1\nx\n3\n4\n");
        Patch plain = since("base");
        Files.writeString(folder.resolve(".git/info/attributes"), "*.c diff=upper\n");
        for (String setting : List.of(
                "color.ui=always",
                "diff.noprefix=true",
                "diff.mnemonicPrefix=true",
                "diff.external=false",
                "diff.upper.textconv=false",
                "diff.context=9",
                "diff.interHunkContext=9",
                "diff.renames=false",
                "diff.algorithm=patience",
                "diff.wordRegex=.",
                "core.pager=false",
                "diff.ignoreSubmodules=all")) {
            String[] pair = setting.split("=");
            repository.git("config", pair[0], pair[1]);
            assertThat(since("base")).as(setting).isEqualTo(plain);
        }
    }

    @Test
    void aDiffThatGitWroteToAFileTellsTheSame(@TempDir Path files) throws Exception {
        repository.git("checkout", "-q", "-b", "work");
        repository.commit("sub/a.c", "1\nx\n3\n4\n");
        repository.commit("ä b.c", "1\n");
        Patch asked = since("main");

        for (String[] command : List.of(
                new String[] {"diff", "main...work"},
                new String[] {"diff", "-U0", "main...work"},
                new String[] {"-c", "core.quotePath=false", "diff", "--no-prefix", "main...work"},
                new String[] {"-c", "diff.mnemonicPrefix=true", "diff", "main...work"})) {
            Path file = Files.writeString(files.resolve("change.diff"), repository.git(command) + "\n");
            Patch read = PatchReader.read(file);
            assertThat(read.files().keySet())
                    .as(String.join(" ", command))
                    .isEqualTo(asked.files().keySet());
            asked.files()
                    .forEach((path, change) ->
                            assertThat(read.files().get(path).changed()).isEqualTo(change.changed()));
        }
        Path mails = Files.writeString(files.resolve("last.patch"), repository.git("format-patch", "--stdout", "-1"));
        assertThat(PatchReader.read(mails).files()).containsOnlyKeys("ä b.c");
    }

    @Test
    void theDiffOfAMergeOfSeveralParentsIsSaid(@TempDir Path files) throws Exception {
        repository.git("checkout", "-q", "-b", "work");
        repository.commit("sub/a.c", "1\nwork\n3\n");
        repository.git("checkout", "-q", "main");
        repository.commit("sub/a.c", "1\nmain\n3\n");
        repository.git("merge", "-q", "-s", "ours", "--no-commit", "work");
        repository.commit("sub/a.c", "1\nboth\n3\n");
        Path file = Files.writeString(files.resolve("merge.diff"), repository.git("show", "--format=", "HEAD") + "\n");

        assertThat(PatchReader.read(file).problems())
                .containsExactly("the change of sub/a.c is a merge of several parents and is left out; give a diff"
                        + " against one of them");
    }

    /** A file of which git does not show how it changed; attributes can hide any source from a gate for changed lines. */
    private Patch unshown(String name, String attributes) throws Exception {
        Files.writeString(folder.resolve(".gitattributes"), attributes);
        repository.commit(name, "1\n2\n3\n4\n");
        repository.git("tag", "-f", "base");
        repository.commit(name, "1\n2\nx\n4\n");
        return new GitPatch(new Git(folder), path -> path.endsWith(".c")).since("base");
    }

    @Test
    void whatAnAttributeHidesOfAMeasuredFileCountsAllTheSame() throws Exception {
        for (String attributes : List.of("*.c -diff\n", "*.c binary\n")) {
            Patch patch = unshown("a and b \u00E4.c", attributes);

            assertThat(patch.files().get("a and b \u00E4.c").changed()).containsExactly(new LineRange(3, 3));
            assertThat(patch.problems()).isEmpty();
        }
    }

    @Test
    void aRenamedFileThatIsHiddenKeepsItsOldLines() throws Exception {
        unshown("b.c", "*.c -diff\n");
        repository.git("mv", "b.c", "c.c");
        repository.commit("c.c", "0\n1\n2\nx\n4\n");
        repository.git("tag", "-f", "base", "HEAD~1");

        Patch patch = new GitPatch(new Git(folder), path -> path.endsWith(".c")).since("base");

        assertThat(patch.files()).containsOnlyKeys("c.c");
        assertThat(patch.files().get("c.c").changed()).containsExactly(new LineRange(1, 1));
    }

    @Test
    void ofOtherFilesThatGitTakesForBinaryNothingIsAsked() throws Exception {
        assertThat(unshown("picture.png", "*.png binary\n").files()).isEmpty();
    }

    @Test
    void aDiffInAFileThatHidesTheChangeOfAMeasuredFileSaysSo(@TempDir Path files) throws Exception {
        unshown("b.c", "*.c -diff\n");
        Path diff = Files.writeString(files.resolve("change.diff"), repository.git("diff", "base", "HEAD") + "\n");

        assertThat(PatchReader.read(diff, path -> path.endsWith(".c")).problems())
                .containsExactly(
                        "the diff does not show the change of b.c, which git takes for binary; its lines are not"
                                + " part of the patch: write it with git diff --text");
        assertThat(PatchReader.read(diff).problems()).isEmpty();
    }
}
