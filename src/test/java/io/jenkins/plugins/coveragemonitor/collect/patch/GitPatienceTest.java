package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A clone can make git wait for ever, such as by settings that include a pipe: all of git is waited for once. */
@DisabledOnOs(OS.WINDOWS)
class GitPatienceTest {
    @TempDir
    private Path folder;

    private Git git(String script, Duration patience) throws IOException {
        Path program = Files.writeString(folder.resolve("git"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Git(folder, program.toString(), patience);
    }

    private String sentence(String command, String remedy) {
        return "git took 0 minutes in total in " + folder + " and did not finish git " + command + "; " + remedy;
    }

    @Test
    void waitsOnceForAGitThatDoesNotAnswer() throws IOException {
        Git git = git("exec sleep 600", Duration.ofMillis(1));
        String sentence = sentence("rev-parse", "set the clone right where the build runs");

        assertThatThrownBy(() -> git.ask("rev-parse", "HEAD"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
        Files.delete(folder.resolve("git"));
        assertThatThrownBy(() -> git.require("diff", "HEAD"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
    }

    @Test
    void allAnswersTogetherAreWaitedForAsLong() throws IOException {
        Git git = git("exit 0", Duration.ofMillis(20));

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        git.require("diff", "HEAD");
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage(sentence("diff", "compare with a nearer commit"));
    }
}
