package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeOutbox;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.digest.Digest;
import io.jenkins.plugins.coveragemonitor.digest.DigestMessage;
import io.jenkins.plugins.coveragemonitor.digest.Digests;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what happened in some days. */
@Command(
        name = "digest",
        description =
                "Shows what happened in the last days: what rose, fell, was repaired, is open, and what to test next.",
        mixinStandardHelpOptions = true)
final class DigestCommand implements Callable<Integer> {
    private static final Duration DELIVERING = Duration.ofSeconds(10);

    @Mixin
    private Home home;

    @Option(names = "--days", paramLabel = "D", defaultValue = "7", description = "How many days (${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The time zone of its readers, such as Europe/Berlin (${DEFAULT-VALUE}).")
    private String zone;

    @Option(
            names = "--send",
            paramLabel = "CHANNEL",
            description = "Send it by this channel, unless there is nothing to report; may be repeated.")
    private List<String> channels = List.of();

    @Option(names = "--preview", description = "Only print what would be sent.")
    private boolean preview;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (days < 1 || days > 366) {
            throw CommandFailure.usage("--days is " + days + ": give 1 to 366");
        }
        ZoneId of = zone();
        Instant now = Clock.systemUTC().instant();
        Digests digests = new Digests(now.minus(Duration.ofDays(days)), now);
        PrintWriter err = spec.commandLine().getErr();
        for (JobMonitor which : home.monitors()) {
            CoverageMonitor monitor = home.monitor(which);
            try {
                digests.add(monitor);
            } catch (IOException unreadable) {
                notice(err, FailureText.sentence(unreadable));
            }
            String unknown = monitor.knownAlerts().problem();
            if (unknown != null) {
                notice(err, unknown);
            }
        }
        Digest digest = digests.digest();
        DigestMessage.of(digest, "", of, null).text().lines().forEach(line -> spec.commandLine()
                .getOut()
                .println(ConsoleEscaper.line(line)));
        if (!channels.isEmpty() && !preview && !digest.isEmpty()) {
            send(digest, of, err);
        }
        return ExitCode.PASSED.code();
    }

    private static void notice(PrintWriter err, String sentence) {
        err.println("notice: " + ConsoleEscaper.line(sentence));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw CommandFailure.usage(
                    "--zone is '" + zone + "', which is not a time zone: give one such as Europe/Berlin");
        }
    }

    private void send(Digest digest, ZoneId of, PrintWriter err) throws IOException, InterruptedException {
        try (HomeOutbox outbox = HomeOutbox.ofAll(home.folder(), err::println)) {
            for (String channel : channels) {
                if (!outbox.names().contains(channel)) {
                    throw CommandFailure.usage("--send: there is no channel '" + channel
                            + "' that a build was recorded with; " + "there are " + String.join(", ", outbox.names()));
                }
            }
            for (String channel : channels) {
                Message message = DigestMessage.of(digest, channel, of, null);
                outbox.send(channel, message, DELIVERING).forEach(err::println);
            }
        }
    }
}
