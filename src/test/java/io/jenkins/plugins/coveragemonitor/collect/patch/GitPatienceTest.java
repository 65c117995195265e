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

/** A clone can make git wait for ever, such as by settings that include a pipe: that is waited for once. */
@DisabledOnOs(OS.WINDOWS)
class GitPatienceTest {
    @Test
    void waitsOnceForAGitThatDoesNotAnswer(@TempDir Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("git"), "#!/bin/sh\nexec sleep 600\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Git git = new Git(folder, program.toString(), Duration.ofMillis(1));
        String sentence =
                "git rev-parse took longer than 0 minutes in " + folder + "; set the clone right where the build runs";

        assertThatThrownBy(() -> git.ask("rev-parse", "HEAD"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
        Files.delete(program);
        assertThatThrownBy(() -> git.require("diff", "HEAD"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
    }
}
