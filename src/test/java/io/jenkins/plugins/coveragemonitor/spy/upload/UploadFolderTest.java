package io.jenkins.plugins.coveragemonitor.spy.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadFolderTest {
    private static final String REPORT = "SF:a.js\nDA:1,1\nend_of_record\n";

    @TempDir
    Path home;

    private UploadFolder folder;

    @BeforeEach
    void folder() {
        folder = new UploadFolder(home.resolve("uploads"), 1000);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private UploadFolder.Answer take(String name, String text) throws IOException {
        return folder.take("shop", name, ServiceRelease.NONE, -1, bytes(text));
    }

    private long filesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aReportIsTakenAndSentAgainIsOneFile() throws IOException {
        assertThat(take("a.info", REPORT).status()).isEqualTo(201);
        assertThat(take("a.info", REPORT).status()).isEqualTo(200);

        assertThat(folder.all())
                .containsExactly(new UploadFolder.Upload(
                        "shop", "a.info", home.resolve("uploads/shop/a.info"), ServiceRelease.NONE));
        assertThat(home.resolve("uploads/shop/a.info")).hasContent(REPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.info", "..", ".hidden", "a/b.info", "", "a\\b", "a b", "a\u0000.info"})
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        assertThat(take(name, REPORT).status()).isEqualTo(400);
        assertThat(folder.take("../x", "a.info", ServiceRelease.NONE, -1, bytes(REPORT))
                        .status())
                .isEqualTo(400);
        assertThat(filesOnDisk()).isZero();
    }

    @Test
    void whatIsAnnouncedTooLargeIsRefusedBeforeItIsRead() throws IOException {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("it was read");
            }
        };

        assertThat(folder.take("shop", "a.info", ServiceRelease.NONE, 5L * 1024 * 1024 * 1024, unread)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void whatTurnsOutTooLargeIsGoneAgain() throws IOException {
        assertThat(take("a.info", REPORT.repeat(100)).status()).isEqualTo(413);
        assertThat(filesOnDisk()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><html><body>Login</body></html>", "plain", "", "{\"a\":1}"})
    void whatIsNoReportIsRefusedAndGone(String text) throws IOException {
        UploadFolder.Answer answer = take("coverage.xml", text);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.sentence()).contains("coverage.xml").doesNotContain("Exception");
        assertThat(filesOnDisk()).isZero();
    }

    @Test
    void aBombIsRefusedWithinTheLimitsOfReports() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(REPORT.getBytes(StandardCharsets.UTF_8));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        UploadFolder large = new UploadFolder(home.resolve("uploads"));

        UploadFolder.Answer answer = large.take(
                "shop", "bomb.info", ServiceRelease.NONE, -1, new ByteArrayInputStream(packed.toByteArray()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(filesOnDisk()).isZero();
    }

    @Test
    void aDamagedOneDoesNotReplaceAGoodOne() throws IOException {
        take("a.info", REPORT);

        assertThat(take("a.info", "no report").status()).isEqualTo(422);
        assertThat(home.resolve("uploads/shop/a.info")).hasContent(REPORT);
    }

    @Test
    void whatIsStillBeingSentWhenTheBlockEndsIsRefusedAndGone() throws Exception {
        take("a.info", REPORT);
        PipedOutputStream sender = new PipedOutputStream();
        PipedInputStream body = new PipedInputStream(sender);
        CompletableFuture<UploadFolder.Answer> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return folder.take("shop", "slow.info", ServiceRelease.NONE, -1, body);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        sender.write(REPORT.getBytes(StandardCharsets.UTF_8));
        sender.flush();
        RunningService.until(() -> home.resolve("uploads").toFile().list().length == 2);

        // Nobody waits for it: neither another one nor the end of the block.
        assertThat(take("b.info", REPORT).status()).isEqualTo(201);
        folder.close();
        assertThat(folder.all()).extracting(UploadFolder.Upload::name).containsExactly("a.info", "b.info");
        folder.delete();
        sender.close();

        assertThat(slow.get().status()).isEqualTo(403);
        assertThat(slow.get().sentence()).contains("the block has ended");
        assertThat(take("c.info", REPORT).status()).isEqualTo(403);
        assertThat(home.resolve("uploads")).doesNotExist();
    }

    @Test
    void whatTheSenderIsIsKeptWithTheFile() throws IOException {
        ServiceRelease release = ServiceRelease.of("1.4.2", "sha256:ab");

        assertThat(folder.take("shop", "a.info", release, -1, bytes(REPORT)).status())
                .isEqualTo(201);
        assertThat(folder.take("shop", "b.info", ServiceRelease.NONE, -1, bytes(REPORT))
                        .status())
                .isEqualTo(201);

        assertThat(folder.all())
                .extracting(UploadFolder.Upload::name, UploadFolder.Upload::release)
                .containsExactly(tuple("a.info", release), tuple("b.info", ServiceRelease.NONE));
        assertThat(folder.take("shop", "a.info", ServiceRelease.NONE, -1, bytes(REPORT))
                        .status())
                .isEqualTo(200);
        assertThat(folder.all().get(0).release()).isEqualTo(ServiceRelease.NONE);
    }
}
