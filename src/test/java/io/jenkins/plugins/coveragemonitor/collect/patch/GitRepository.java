package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A repository that a test makes with the git of the machine; whatever that is configured to do otherwise, it is not here.
 *
 * @param folder its work tree
 */
public record GitRepository(Path folder) {
    /** An empty repository with the branch {@code main}; skips the test where there is no git. */
    public static GitRepository in(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/git")) || Files.isExecutable(Path.of("/usr/local/bin/git")),
                "skipped: no git here");
        GitRepository repository = new GitRepository(Files.createDirectories(folder));
        repository.git("init", "-q", "-b", "main");
        repository.git("config", "user.name", "t");
        repository.git("config", "user.email", "t@example.org");
        repository.git("config", "commit.gpgsign", "false");
        repository.git("config", "protocol.file.allow", "always");
        return repository;
    }

    /** Writes a file and commits everything; answers the commit. */
    public String commit(String path, String content) throws IOException, InterruptedException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return commit();
    }

    /** Commits everything as it stands; answers the commit. */
    public String commit() throws IOException, InterruptedException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "work");
        return head();
    }

    /** The commit that is checked out. */
    public String head() throws IOException, InterruptedException {
        return git("rev-parse", "HEAD");
    }

    /** Runs git and answers what it printed. */
    public String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** Clones it. */
    public GitRepository clone(Path into, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("clone", "-q"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(folder.toUri().toString(), into.toString()));
        git(arguments.toArray(String[]::new));
        return new GitRepository(into);
    }
}
