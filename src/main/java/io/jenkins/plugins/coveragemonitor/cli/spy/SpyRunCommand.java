package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.spy.compose.ComposeOverride;
import io.jenkins.plugins.coveragemonitor.spy.compose.ComposeServices;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a command with all its processes measured, and collects when it has ended. */
@Command(
        name = "run",
        description =
                "Runs COMMAND with coverage injected through its environment, then collects and combines the data.",
        mixinStandardHelpOptions = true)
final class SpyRunCommand implements Callable<Integer> {
    @Mixin
    private SpyOptions options;

    @Option(
            names = "--compose",
            split = ",",
            paramLabel = "FILE",
            description =
                    "The Compose files whose services the command starts; each is measured as a service of its own."
                            + " Default: none.")
    private List<Path> compose = List.of();

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments, after --.")
    private List<String> command;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> refusal = StartableCommand.refusal(command.get(0));
        if (refusal.isPresent()) {
            throw CommandFailure.usage(refusal.get());
        }
        Map<String, String> more = new HashMap<>();
        SpySession session = compose.isEmpty() ? options.begin() : composed(more);
        int exitCode = run(session, more);
        SpySummary.print(
                session.collect(),
                session.folder(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        session.folder().deleteData();
        return exitCode;
    }

    private SpySession composed(Map<String, String> more) throws IOException {
        try {
            ComposeServices services = ComposeServices.of(compose);
            List<String> measured = services.measured(options.named());
            SpySession session = options.begin(measured, Map.of());
            more.put(ComposeOverride.FILES, new ComposeOverride(services, measured, session).inPlace());
            return session;
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(wrong);
        }
    }

    private int run(SpySession session, Map<String, String> more) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(session.environment(builder.environment()));
        builder.environment().putAll(more);
        try {
            return builder.start().waitFor();
        } catch (IOException notStarted) {
            session.folder().delete();
            throw CommandFailure.usage(
                    "'" + command.get(0) + "' cannot be started: it is not a program of this machine, and no"
                            + " script that begins with #! and its interpreter");
        }
    }
}
