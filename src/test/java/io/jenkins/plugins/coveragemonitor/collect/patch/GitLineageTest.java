package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own git tells which measured builds a commit grew from, and what it does not have any more of them. */
class GitLineageTest {
    @TempDir
    Path folder;

    private GitRepository repository;
    private String first;
    private String second;
    private String third;

    /** main: first, second, third; the work left it at second. */
    @BeforeEach
    void repository() throws Exception {
        repository = GitRepository.in(folder.resolve("origin"));
        first = repository.commit("a.c", "1\n2\n3\n4\n");
        second = repository.commit("b.c", "1\n");
        repository.git("branch", "work");
        third = repository.commit("c.c", "1\n");
        repository.git("checkout", "-q", "work");
        repository.commit("a.c", "1\n4\nnew\n");
        repository.git("rm", "-q", "b.c");
        repository.commit();
    }

    private static Lineage ask(Path workspace, String target, List<String> measured, String... baselines)
            throws InterruptedException {
        return new GitLineage(new GitPatch(new Git(workspace)))
                .answer(new LineageQuestion(target, measured, List.of(baselines)));
    }

    @Test
    void theMergeBaseAndTheMeasuredCommitsBeforeItAreFound() throws Exception {
        Lineage lineage = ask(repository.folder(), "main", List.of(third, first, second));

        assertThat(lineage.head()).isEqualTo(repository.head());
        assertThat(lineage.mergeBase()).isEqualTo(second);
        assertThat(lineage.ancestors()).containsExactly(second, first);
        assertThat(lineage.unknown()).isNull();
        assertThat(ask(repository.folder(), "main", List.of(third, first)).ancestors())
                .containsExactly(first);
        assertThat(ask(repository.folder(), "main", List.of(third)).ancestors()).isEmpty();
        assertThat(ask(repository.folder(), "main", List.of(second.substring(0, 12)))
                        .ancestors())
                .containsExactly(second.substring(0, 12));
    }

    @Test
    void aMergeOfTheTargetMovesTheMergeBase() throws Exception {
        repository.git("merge", "-q", "--no-edit", "main");

        Lineage lineage = ask(repository.folder(), "main", List.of(third, first));
        assertThat(lineage.mergeBase()).isEqualTo(third);
        assertThat(lineage.ancestors()).containsExactly(third, first);
    }

    @Test
    void aDetachedCheckoutOfABranchThatOnlyTheOriginHasIsEnough() throws Exception {
        GitRepository clone = repository.clone(folder.resolve("clone"), "--branch", "work");
        clone.git("checkout", "-q", "--detach");
        clone.git("branch", "-q", "-D", "work");

        assertThat(ask(clone.folder(), "origin/main", List.of(second)).mergeBase())
                .isEqualTo(second);
        assertThat(ask(clone.folder(), "main", List.of(second)).mergeBase()).isEqualTo(second);
        Path below = Files.createDirectories(clone.folder().resolve("sub"));
        Files.writeString(below.resolve("x.c"), "1\n");
        clone.commit();
        assertThat(ask(below, "main", List.of(second)).ancestors()).containsExactly(second);
    }

    @Test
    void withoutTheTargetTheNewestMeasuredAncestorOfTheBuiltCommitHasToDo() throws Exception {
        Lineage lineage = ask(repository.folder(), "origin/nowhere", List.of(third, first));

        assertThat(lineage.mergeBase()).isNull();
        assertThat(lineage.ancestors()).containsExactly(first);
        assertThat(lineage.unknown()).isEqualTo("the clone does not have 'origin/nowhere'");
    }

    @Test
    void aShallowCloneSaysSo() throws Exception {
        GitRepository clone = repository.clone(folder.resolve("shallow"), "--depth", "1", "--branch", "work");
        assertThat(ask(clone.folder(), "origin/main", List.of(second)))
                .returns(List.of(), Lineage::ancestors)
                .returns("the shallow clone does not have 'origin/main'", Lineage::unknown);

        clone.git("fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main");
        assertThat(ask(clone.folder(), "origin/main", List.of(second)).unknown())
                .isEqualTo("'origin/main' and the built commit have no common commit in the shallow clone");
    }

    @Test
    void whatWasRemovedSinceABaselineIsTold() throws Exception {
        Lineage lineage =
                ask(repository.folder(), "main", List.of(second), first, "0000000000000000000000000000000000000000");

        assertThat(lineage.since()).containsOnlyKeys(first, second);
        assertThat(RemovedFiles.of(lineage.since().get(second)))
                .returns(Set.of("b.c"), RemovedFiles::files)
                .satisfies(removal -> assertThat(removal.lines().get("a.c")).containsExactly(new LineRange(2, 3)));
        assertThat(lineage.since().get(first).deleted()).isEmpty();
    }

    @Test
    void aFolderSomewhereInACloneOfSomethingElseIsNoClone() throws Exception {
        Path build = Files.createDirectories(repository.folder().resolve("workspace/job"));
        Files.writeString(build.resolve("report.xml"), "<report/>");

        assertThat(ask(build, null, List.of()))
                .returns(null, Lineage::head)
                .returns("the workspace is not a git clone", Lineage::unknown);
        assertThat(ask(Files.createDirectories(folder.resolve("plain")), null, List.of())
                        .unknown())
                .contains("git rev-parse failed");
    }

    @Test
    void tellsWhichFilesTheWorkspaceChangedAfterTheCommit() throws Exception {
        String base = repository.commit("sub/a.c", "1\n2\n");
        repository.commit("sub/b c.c", "1\n2\n");
        assertThat(ask(repository.folder(), null, List.of(), base).modified()).isEmpty();
        Files.writeString(repository.folder().resolve("sub/a.c"), "0\n1\n2\n");
        Files.writeString(repository.folder().resolve("sub/b c.c"), "1\nx\n2\n");

        Lineage lineage = ask(repository.folder(), null, List.of(), base);

        assertThat(lineage.modified()).containsExactly("sub/a.c", "sub/b c.c");
        assertThat(ask(repository.folder().resolve("sub"), null, List.of(), base)
                        .modified())
                .containsExactly("a.c", "b c.c");
        assertThat(lineage.since().get(base).files()).containsOnlyKeys("sub/b c.c");
        assertThat(lineage.linesSince(base).files())
                .containsOnlyKeys("sub/a.c", "sub/b c.c")
                .allSatisfy((path, change) -> assertThat(change.hunks()).isNull());
        assertThat(lineage.linesSince("unknown")).isNull();
    }
}
