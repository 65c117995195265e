package io.jenkins.plugins.coveragemonitor.spy.session;

import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Sends a signal to a process of this machine. A process that does not handle it would end, so it is sent only to one
 * that was started with the spy's folder and handles it (proc(5), "SigCgt").
 */
final class SignalledProcess {
    private static final long PATIENCE_SECONDS = 10;

    private SignalledProcess() {}

    /** Sends a signal if the process handles it; returns whether it was sent. */
    static boolean signal(long pid, int signal, SpyFolder folder) throws InterruptedException {
        try {
            Path process = Path.of("/proc", Long.toString(pid));
            if (!isMeasured(process, folder) || !handles(process, signal)) {
                return false;
            }
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isMeasured(Path process, SpyFolder folder) throws IOException {
        String environment = new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
        return Arrays.asList(environment.split("\0")).contains("COVERAGE_SPY_DIR=" + folder.root());
    }

    private static boolean handles(Path process, int signal) throws IOException {
        for (String line : Files.readAllLines(process.resolve("status"))) {
            if (line.startsWith("SigCgt:")) {
                long handled = Long.parseUnsignedLong(
                        line.substring("SigCgt:".length()).strip(), 16);
                return (handled >>> signal - 1 & 1) == 1;
            }
        }
        return false;
    }
}
