package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes on what is written with {@code ****} instead of a secret, in however many pieces that comes. Everything else
 * is unchanged, byte for byte, and is passed on at once: only what may be the beginning of the secret waits for the
 * next byte, or for the end.
 *
 * <p>It uses the algorithm of Knuth, Morris and Pratt, so no byte is read twice.
 */
final class MaskedOutput extends OutputStream {
    private static final byte[] MASK = "****".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final byte[] secret;

    /**
     * For each prefix of the secret the length of its longest proper suffix that is also a prefix, indexed by its
     * length less one.
     */
    private final int[] shorter;

    /** How many bytes of the secret were written last. */
    private int matched;

    /**
     * Hides a secret.
     *
     * @param out the destination, closed together with this
     * @param secret in ASCII, not empty
     */
    MaskedOutput(OutputStream out, String secret) {
        this.out = out;
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
        this.shorter = new int[this.secret.length];
        for (int i = 1, length = 0; i < shorter.length; i++) {
            while (length > 0 && this.secret[i] != this.secret[length]) {
                length = shorter[length - 1];
            }
            if (this.secret[i] == this.secret[length]) {
                length++;
            }
            shorter[i] = length;
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteArrayOutputStream passed = new ByteArrayOutputStream(matched + length);
        for (int i = offset; i < offset + length; i++) {
            pass(bytes[i], passed);
        }
        if (passed.size() > 0) {
            passed.writeTo(out);
        }
    }

    private void pass(byte one, ByteArrayOutputStream passed) {
        while (matched > 0 && secret[matched] != one) {
            int kept = shorter[matched - 1];
            passed.write(secret, 0, matched - kept);
            matched = kept;
        }
        if (secret[matched] != one) {
            passed.write(one);
        } else if (++matched == secret.length) {
            passed.write(MASK, 0, MASK.length);
            matched = 0;
        }
    }

    /** A secret may continue afterwards, so its beginning still waits. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(secret, 0, matched);
            matched = 0;
        }
    }
}
