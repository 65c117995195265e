package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Counts the tests of one suite and identifies them in a few bytes. */
final class SuiteBuilder {
    private final String name;
    private final MessageDigest content;
    private final TestCounter tests = new TestCounter();

    SuiteBuilder(String name, String run) {
        this.name = name;
        try {
            this.content = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
        add(name);
        add(run);
    }

    void test(String test, TestOutcome outcome, double seconds) {
        tests.add(outcome, seconds);
        add(test);
        content.update((byte) outcome.ordinal());
        content.update(ByteBuffer.allocate(Double.BYTES).putDouble(seconds).flip());
    }

    /** Adds each text with its length, so that different sequences of texts never look alike. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        content.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        content.update(bytes);
    }

    /** The suite; empty if it has no tests of its own. */
    Optional<TestSuite> build() {
        return tests.isEmpty()
                ? Optional.empty()
                : Optional.of(new TestSuite(name, HexFormat.of().formatHex(content.digest()), tests.totals()));
    }
}
