package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The token never comes out, however it is cut, and nothing else is touched. */
class MaskedOutputTest {
    private static final String TOKEN = UploadTokens.newToken();

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] masked(String secret, byte[] written, int piece) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (OutputStream out = new MaskedOutput(result, secret)) {
            for (int i = 0; i < written.length; i += piece) {
                out.write(written, i, Math.min(piece, written.length - i));
                out.flush();
            }
        }
        return result.toByteArray();
    }

    @Test
    void theTokenIsHiddenInPiecesOfAnySize() throws IOException {
        byte[] log = utf8("+ curl -H 'Authorization: Bearer " + TOKEN + "' ü\n" + TOKEN + TOKEN + "\r\n€ " + TOKEN);
        for (int piece = 1; piece <= log.length; piece++) {
            assertThat(masked(TOKEN, log, piece))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("+ curl -H 'Authorization: Bearer ****' ü\n********\r\n€ ****");
        }
    }

    @Test
    void allElseIsTheSameByteForByte() throws IOException {
        byte[] random = new byte[4096];
        new Random(7).nextBytes(random);
        String beginning = TOKEN.substring(0, 63);
        for (byte[] other :
                new byte[][] {random, utf8("Größe: 3 €\nkein Ende"), utf8(beginning), utf8(beginning + "\n"), {}}) {
            for (int piece : new int[] {1, 7, 5000}) {
                assertThat(masked(TOKEN, other, piece)).isEqualTo(other);
            }
        }
    }

    @Test
    void aBeginningWithinABeginningIsFollowed() throws IOException {
        for (int piece = 1; piece < 9; piece++) {
            assertThat(masked("aabaaa", utf8("aabaabaaab aabaaabaaa aab"), piece))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("aab****b ****baaa aab");
        }
    }

    @Test
    void aLineIsNotKeptUntilItEnds() throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (OutputStream out = new MaskedOutput(result, TOKEN)) {
            out.write('.');
            out.write(utf8("." + TOKEN.substring(0, 40)));
            assertThat(result).hasToString("..");
            out.write(utf8(TOKEN.substring(40)));
            assertThat(result).hasToString("..****");
        }
    }
}
