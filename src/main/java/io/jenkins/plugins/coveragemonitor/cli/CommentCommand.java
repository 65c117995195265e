package io.jenkins.plugins.coveragemonitor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeOutbox;
import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.config.ConfigDocument;
import io.jenkins.plugins.coveragemonitor.notify.CommentMessages;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.publish.ChangeRequestComment;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates or updates the comment on a change request. */
@Command(
        name = "comment",
        description = "Creates, updates or closes the comment on a change request.",
        mixinStandardHelpOptions = true)
final class CommentCommand implements Callable<Integer> {
    private static final String KIND = "pull-request";

    @Mixin
    private MonitoredHome home;

    @Mixin
    private EndedBuild build;

    @Option(
            names = "--change-request",
            required = true,
            paramLabel = "URL",
            description = "The URL of the change request in a browser.")
    private String request;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "JSON with a channel of the kind pull-request.")
    private Path config;

    @Option(
            names = "--closed",
            description = "The change request is over: fold or delete the comment, as the channel says.")
    private boolean closed;

    @Option(names = "--link", paramLabel = "URL", description = "The URL of the full report, for links.")
    private String link;

    @Option(
            names = "--deliver-timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "The longest time to spend on delivery (${DEFAULT-VALUE}).")
    private int deliverTimeout;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        CoverageMonitor monitor = new CoverageMonitor(home.knownJob(build.job()), build.job(), Clock.systemUTC());
        Message message = closed
                ? new CommentMessages(build.job(), home.id(), request)
                        .closed(Clock.systemUTC().instant())
                : result(monitor);
        PrintWriter err = spec.commandLine().getErr();
        try (HomeOutbox outbox = HomeOutbox.open(home.folder(), channels(), err::println)) {
            List<String> undelivered = outbox.comment(message, Duration.ofSeconds(deliverTimeout));
            undelivered.forEach(err::println);
            return undelivered.isEmpty() ? ExitCode.PASSED.code() : ExitCode.UNUSABLE.code();
        }
    }

    private Message result(CoverageMonitor monitor) throws IOException {
        JobViews views = new JobViews(monitor, home.around(build.job()));
        BuildData data = build.data(monitor, views);
        return new ChangeRequestComment(request, link)
                .of(data, home.id(), views.before(data.point().build()), views.criticalFiles());
    }

    private ArrayNode channels() throws IOException {
        try {
            ArrayNode channels = ConfigDocument.read(config).channels();
            for (JsonNode channel : channels) {
                if (channel.has(KIND)) {
                    return channels;
                }
            }
            throw CommandFailure.usage(config + ": has no channel of the kind " + KIND
                    + ", so there is nowhere to comment; add one such as {\"" + KIND
                    + "\": {\"name\": \"requests\", \"host\": \"github\", \"token\": \"…\"}} to its channels");
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    private void check() {
        for (String address : new String[] {request, link}) {
            if (address != null && !address.matches("https?://\\S+")) {
                throw CommandFailure.usage(
                        "'" + address + "' is not a URL: give one that begins with https:// or http://");
            }
        }
        if (deliverTimeout < 0) {
            throw CommandFailure.usage("--deliver-timeout is " + deliverTimeout + ": give 0 or more seconds");
        }
    }
}
