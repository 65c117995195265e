package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a workspace's clone is set to, asking git about it starts no program of the workspace. One test a trick. */
class GitTricksTest {
    private static final String PROGRAM = "PROGRAM";

    @TempDir
    Path folder;

    private GitRepository repository;
    private Path started;
    private Path program;
    private String base;

    @BeforeEach
    void aClone() throws Exception {
        repository = GitRepository.in(folder.resolve("ws"));
        started = folder.resolve("started");
        program = folder.resolve("program.sh");
        Files.writeString(program, "#!/bin/sh\necho \"$0 $*\" >> '" + started + "'\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        base = repository.commit("a.c", "1\n2\n");
        repository.commit("a.c", "1\nx\n");
    }

    /** All that a build asks git. */
    private void ask() throws InterruptedException {
        GitPatch patches = new GitPatch(new Git(repository.folder()));
        for (String commit : List.of(base, "HEAD")) {
            try {
                patches.since(commit);
            } catch (IOException sentence) {
                assertThat(sentence).hasMessageNotContaining("\n");
            }
        }
        new GitLineage(patches).answer(new LineageQuestion("main", List.of(base), List.of(base)));
    }

    private boolean wasStarted() throws IOException {
        return Files.deleteIfExists(started);
    }

    /** Makes sure that the trick works on an unwary git of this machine; otherwise it is not a test. */
    private void control(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.folder().toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        process.waitFor();
        assumeTrue(wasStarted(), "this git is not to be tricked so");
    }

    private void set(String... settings) throws Exception {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            repository.git(
                    "config",
                    setting.substring(0, equals),
                    setting.substring(equals + 1).replace(PROGRAM, program.toString()));
        }
    }

    /** A blob that the clone lacks and its promisor remote is said to have. */
    private void lacksABlob(String... remote) throws Exception {
        String blob = repository.git("rev-parse", base + ":a.c");
        set("core.repositoryformatversion=1", "extensions.partialClone=origin", "remote.origin.promisor=true");
        set(remote);
        Files.delete(repository.folder().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
    }

    static Stream<List<String>> remotes() {
        return Stream.of(
                List.of("remote.origin.url=/nowhere", "remote.origin.uploadpack=" + PROGRAM),
                List.of("remote.origin.url=ssh://nowhere/x", "core.sshCommand=" + PROGRAM),
                List.of("remote.origin.url=ext::" + PROGRAM + " x", "protocol.ext.allow=always"),
                List.of(
                        "remote.origin.url=/nowhere",
                        "remote.origin.uploadpack=" + PROGRAM,
                        "protocol.allow=always",
                        "protocol.file.allow=always"),
                List.of(
                        "remote.origin.url=https://nowhere/x",
                        "url.ext::" + PROGRAM + " .insteadOf=https://nowhere/",
                        "protocol.ext.allow=always"),
                List.of("remote.origin.url=git://nowhere/x", "core.gitProxy=" + PROGRAM));
    }

    @ParameterizedTest
    @MethodSource("remotes")
    void missingObjectsAreNotFetched(List<String> remote) throws Exception {
        lacksABlob(remote.toArray(String[]::new));
        control("diff", base, "HEAD");

        ask();

        assertThat(wasStarted()).isFalse();
    }

    @Test
    void theDiffOfASubmoduleIsNotMadeByItsOwnConfiguration() throws Exception {
        GitRepository part = GitRepository.in(repository.folder().resolve("part"));
        String first = part.commit("p.c", "1\n");
        part.commit("p.c", "2\n");
        part.git("checkout", "-q", first);
        base = repository.commit();
        part.git("checkout", "-q", "main");
        repository.commit();
        set("diff.submodule=diff");
        part.git("config", "diff.external", program.toString());
        control("diff", base, "HEAD");

        ask();

        assertThat(wasStarted()).isFalse();
        assertThat(new GitPatch(new Git(repository.folder())).since(base).problems())
                .containsExactly("the submodule part changed; its lines are not part of the patch");
    }

    static Stream<List<String>> comparisons() {
        return Stream.of(
                List.of("diff.external=" + PROGRAM),
                List.of("diff.own.command=" + PROGRAM),
                List.of("diff.own.textconv=" + PROGRAM),
                List.of("diff.own.textconv=" + PROGRAM, "diff.own.cachetextconv=true"));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void filesAreComparedByGitItself(List<String> settings) throws Exception {
        Files.writeString(repository.folder().resolve(".gitattributes"), "*.c diff=own\n");
        set(settings.toArray(String[]::new));
        control("diff", base, "HEAD");

        ask();

        assertThat(wasStarted()).isFalse();
    }

    static Stream<List<String>> filters() {
        return Stream.of(
                List.of("filter.own.clean=" + PROGRAM),
                List.of("filter.own.process=" + PROGRAM),
                List.of("filter.own.clean=" + PROGRAM, "filter.own.required=true"),
                List.of("filter.a=b.clean=" + PROGRAM));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void filesWhoseTimeTellsNothingAreNotFiltered(List<String> settings) throws Exception {
        boolean odd = settings.get(0).startsWith("filter.a=b");
        Files.writeString(
                repository.folder().resolve(".git/info/attributes"), "*.c filter=" + (odd ? "a=b" : "own") + "\n");
        if (odd) {
            Path config = repository.folder().resolve(".git/config");
            Files.writeString(config, Files.readString(config) + "[filter \"a=b\"]\n\tclean = " + program + "\n");
        } else {
            set(settings.toArray(String[]::new));
        }
        racy();
        control("diff-index", "--name-only", "HEAD");
        racy();

        ask();

        assertThat(wasStarted()).isFalse();
    }

    /** A file that is as new as the index, so that git must read it to know. */
    private void racy() throws IOException {
        FileTime later = FileTime.from(Instant.parse("2037-01-01T00:00:00Z"));
        Files.setLastModifiedTime(repository.folder().resolve("a.c"), later);
        Files.setLastModifiedTime(repository.folder().resolve(".git/index"), later);
    }

    @Test
    void theFileSystemMonitorIsNotAsked() throws Exception {
        set("core.fsmonitor=" + PROGRAM);
        control("status", "--short");

        ask();

        assertThat(wasStarted()).isFalse();
    }

    @Test
    void noHookRuns() throws Exception {
        Path hooks = Files.createDirectories(folder.resolve("hooks"));
        for (String hook : List.of("post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc")) {
            Files.copy(program, hooks.resolve(hook), StandardCopyOption.COPY_ATTRIBUTES);
        }
        set("core.hooksPath=" + hooks);
        control("update-ref", "refs/heads/other", "HEAD");

        ask();

        assertThat(wasStarted()).isFalse();
    }

    @Test
    void neitherPagerNorAliasNorHelperIsStarted() throws Exception {
        set(
                "core.pager=" + PROGRAM,
                "pager.diff=" + PROGRAM,
                "pager.rev-list=" + PROGRAM,
                "alias.diff=!" + PROGRAM,
                "alias.rev-parse=!" + PROGRAM,
                "credential.helper=" + PROGRAM,
                "core.askPass=" + PROGRAM,
                "gpg.program=" + PROGRAM,
                "log.showSignature=true",
                "core.alternateRefsCommand=" + PROGRAM);
        control("-c", "alias.other=!" + program, "other");

        ask();

        assertThat(wasStarted()).isFalse();
    }

    @Test
    void aCloneOfAnotherUserIsToldWithGitsOwnRemedy() throws Exception {
        Files.writeString(
                program,
                "#!/bin/sh\necho \"fatal: detected dubious ownership in repository at '/ws'\" >&2\nexit 128\n");

        assertThatThrownBy(() -> new GitPatch(new Git(repository.folder(), program.toString())).since("main"))
                .hasMessageContaining("dubious ownership")
                .hasMessageEndingWith("run git config --global --add safe.directory '" + repository.folder()
                        + "' as the user of the step, or run the step as the owner of the clone");
    }

    @Test
    void whatAPartialCloneLacksIsToldWithItsRemedy() throws Exception {
        lacksABlob("remote.origin.url=/nowhere");

        assertThatThrownBy(() -> new GitPatch(new Git(repository.folder())).since(base))
                .hasMessageEndingWith("; nothing is fetched here, so fetch what the clone lacks before measuring");
    }

    @Test
    void aGitThatLiesInTheWorkspaceIsNotTaken() throws Exception {
        Path git = repository.folder().resolve("bin/git");
        Files.createDirectories(git.getParent());
        Files.copy(program, git, StandardCopyOption.COPY_ATTRIBUTES);
        Path elsewhere = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(elsewhere.resolve("git"), git);
        String inside = String.join(
                java.io.File.pathSeparator, "", ".", "bin", git.getParent().toString(), elsewhere.toString());

        assertThat(InstalledProgram.find("git", repository.folder(), inside)).isNull();

        Path machines = Files.copy(program, folder.resolve("git"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(InstalledProgram.find("git", repository.folder(), inside + java.io.File.pathSeparator + folder))
                .isEqualTo(machines);
    }
}
