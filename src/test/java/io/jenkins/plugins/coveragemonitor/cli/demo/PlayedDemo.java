package io.jenkins.plugins.coveragemonitor.cli.demo;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The demo, played once for all tests that read it. */
public final class PlayedDemo {
    /** When it was played. */
    public static final Instant NOW = Instant.parse("2026-11-20T07:00:00Z");

    private static PlayedDemo played;

    private final Path home;
    private final String log;

    private PlayedDemo(Path home, String log) {
        this.home = home;
        this.log = log;
    }

    /** The demo; it is played at the first call. */
    public static synchronized PlayedDemo get() throws Exception {
        if (played == null) {
            Path home = Files.createTempDirectory("played-demo");
            StringWriter log = new StringWriter();
            Demo.play(home, NOW, new PrintWriter(log));
            played = new PlayedDemo(home, log.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Demo.delete(home);
                } catch (java.io.IOException busy) {
                    // The folder is a temporary one.
                }
            }));
        }
        return played;
    }

    /** The home folder; nobody writes to it. */
    public Path home() {
        return home;
    }

    /** What was printed. */
    public String log() {
        return log;
    }

    /** One of its jobs. */
    public CoverageMonitor job(String name) {
        return new CoverageMonitor(JobHome.below(home, name), name, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
