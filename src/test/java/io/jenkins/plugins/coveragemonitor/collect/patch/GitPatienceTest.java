package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;
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

    private Git git(String script, Duration patience, Duration first) throws IOException {
        Path program = Files.writeString(folder.resolve("git"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Git(folder, program.toString(), patience, first);
    }

    private String sentence(String command, String remedy) {
        return "git took 0 minutes in total in " + folder + " and did not finish git " + command + "; " + remedy;
    }

    @Test
    void waitsOnceAndShortlyForAGitThatDoesNotAnswer() throws IOException {
        Git git = git("exec sleep 600", Duration.ofHours(1), Duration.ofMillis(1));
        String sentence = "git did not answer within 0 seconds in " + folder
                + ", so nothing is known of the clone; see why 'git rev-parse HEAD' hangs there";

        assertThat(git.silence()).isEmpty();
        assertThatThrownBy(() -> git.ask("rev-list", "HEAD"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
        assertThat(git.silence()).contains(sentence);
        Files.delete(folder.resolve("git"));
        assertThatThrownBy(() -> git.require("diff", "HEAD"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
    }

    @Test
    void whatFollowsAnAnswerIsWaitedForLonger() throws IOException {
        Git git = git(
                "case \" $* \" in *' rev-parse '*) exit 0;; esac; exec sleep 600",
                Duration.ofMillis(1),
                Duration.ofHours(1));

        assertThatThrownBy(() -> git.require("rev-list", "HEAD"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence("rev-list", "set the clone right where the build runs"));
    }

    @Test
    void allAnswersTogetherAreWaitedForAsLong() throws IOException {
        Git git = git("exit 0", Duration.ofMillis(20), Duration.ofHours(1));

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        git.require("diff", "HEAD");
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage(sentence("diff", "compare with a nearer commit"));
    }
}
