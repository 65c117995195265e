package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.spy.upload.UploadFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token opens the folder of its own block, and nothing once that has ended. */
class UploadTokensTest {
    @TempDir
    Path home;

    @Test
    void aTokenIsForItsOwnBlockUntilThatEnds() {
        String one = UploadTokens.newToken();
        String other = UploadTokens.newToken();
        UploadFolder folder = new UploadFolder(home.resolve("1"));
        UploadTokens.open(one, folder, List.of("shop"));
        UploadTokens.open(other, new UploadFolder(home.resolve("2")), List.of("auth"));
        try {
            assertThat(one).hasSize(64).isNotEqualTo(other);
            assertThat(UploadTokens.block(one).orElseThrow().folder()).isSameAs(folder);
            assertThat(UploadTokens.block(other).orElseThrow().services()).containsExactly("auth");
            assertThat(UploadTokens.block(one.toUpperCase(java.util.Locale.ROOT) + "0"))
                    .isEmpty();
            assertThat(UploadTokens.block("")).isEmpty();

            UploadTokens.close(one);

            assertThat(UploadTokens.block(one)).isEmpty();
            assertThat(UploadTokens.block(other)).isPresent();
        } finally {
            UploadTokens.close(one);
            UploadTokens.close(other);
        }
    }
}
