package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTextTest {
    @TempDir
    private Path folder;

    /** Thrown by the file system itself, whose messages are nothing but the path. */
    @Test
    void aFileIsNamedWithWhatIsWrongAndWhatToDo() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        Path file = Files.createFile(full.resolve("file"));

        assertThat(FailureText.sentence(assertThrows(IOException.class, () -> Files.delete(full))))
                .isEqualTo(full + ": is a folder with something in it; move it away");
        assertThat(FailureText.sentence(assertThrows(IOException.class, () -> Files.createFile(file))))
                .isEqualTo(file + ": is in the way; move it away");
        assertThat(FailureText.sentence(assertThrows(IOException.class, () -> Files.newDirectoryStream(file))))
                .isEqualTo(file + ": is not a folder; check the folder that it lies in");
        assertThat(FailureText.sentence(assertThrows(IOException.class, () -> Files.size(folder.resolve("none")))))
                .isEqualTo(folder.resolve("none") + ": does not exist and could not be made; check the name");
        assertThat(FailureText.sentence(new AccessDeniedException("/a")))
                .isEqualTo("/a: may not be read or written by this user; change its permissions");
        assertThat(FailureText.sentence(new FileSystemException("/a", null, "Input/output error")))
                .isEqualTo("/a: cannot be read or written (Input/output error); check the folder that it lies in");
        assertThat(FailureText.sentence(new FileSystemException(null)))
                .isEqualTo("a file: cannot be read or written; check the folder that it lies in");
    }

    @Test
    void aReasonGoesOnInAnotherSentence() {
        assertThat(FailureText.reason(new AccessDeniedException("/a")))
                .isEqualTo("/a may not be read or written by this user");
        assertThat(FailureText.reason(new IOException("the disk is gone"))).isEqualTo("the disk is gone");
    }

    /** What is thrown around another failure, on this machine or on an agent, often says no more than its class. */
    @Test
    void whatIsThrownAroundAnotherFailureIsLookedThrough() {
        AccessDeniedException denied = new AccessDeniedException("/a");
        String sentence = "/a: may not be read or written by this user; change its permissions";

        assertThat(FailureText.sentence(new UncheckedIOException(denied))).isEqualTo(sentence);
        assertThat(FailureText.sentence(new ExecutionException(new UncheckedIOException(denied))))
                .isEqualTo(sentence);
        assertThat(FailureText.sentence(
                        new IOException("remote file operation failed: /ws at channel@1: " + denied, denied)))
                .isEqualTo(sentence);
        assertThat(FailureText.sentence(new IOException("/b: cannot be used; remove it", denied)))
                .isEqualTo("/b: cannot be used; remove it");
    }

    @Test
    void whatSaysNothingIsToldByItsKind() {
        assertThat(FailureText.reason(new EOFException())).isEqualTo("it ends early");
        assertThat(FailureText.reason(new ClosedByInterruptException())).isEqualTo("it was closed or interrupted");
        assertThat(FailureText.reason(assertThrows(
                        MalformedInputException.class,
                        () -> StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(new byte[] {-1})))))
                .isEqualTo("it is not text in the expected encoding");
        assertThat(FailureText.reason(new IllegalStateException(" ")))
                .isEqualTo("an unexpected failure (IllegalStateException)");
    }

    @Test
    void causesInACircleHaveAnEnd() {
        IOException one = new IOException((String) null);
        IOException other = new IOException(null, one);
        one.initCause(other);

        assertThat(FailureText.reason(one)).isEqualTo("an unexpected failure (IOException)");
    }
}
