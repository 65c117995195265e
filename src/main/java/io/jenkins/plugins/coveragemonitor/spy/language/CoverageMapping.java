package io.jenkins.plugins.coveragemonitor.spy.language;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Whether a program has LLVM's coverage mapping, by its section's name (LLVM, "Code Coverage Mapping Format"). */
final class CoverageMapping {
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};
    private static final byte[] MACH_O = {(byte) 0xCF, (byte) 0xFA, (byte) 0xED, (byte) 0xFE};
    private static final byte[] SECTION = "__llvm_covmap".getBytes(StandardCharsets.US_ASCII);

    private CoverageMapping() {}

    static boolean isIn(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
            byte[] magic = in.readNBytes(ELF.length);
            return (Arrays.equals(magic, ELF) || Arrays.equals(magic, MACH_O)) && hasSection(in);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean hasSection(InputStream in) throws IOException {
        int matched = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == SECTION[matched]) {
                matched++;
                if (matched == SECTION.length) {
                    return true;
                }
            } else {
                // The name begins with two underscores; after a third one the last two may still begin it.
                matched = next == '_' ? Math.min(matched, 2) == 2 ? 2 : 1 : 0;
            }
        }
        return false;
    }
}
