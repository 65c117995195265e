package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a command whose processes are all measured, and collects when it has ended. */
@Command(
        name = "run",
        description =
                "Runs COMMAND with coverage injected through its environment, then collects and combines the data.",
        mixinStandardHelpOptions = true)
final class SpyRunCommand implements Callable<Integer> {
    @Mixin
    private SpyOptions options;

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
        SpySession session = options.begin();
        int exitCode = run(session);
        SpySummary.print(
                session.collect(),
                session.folder(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        session.folder().deleteData();
        return exitCode;
    }

    private int run(SpySession session) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(session.environment(builder.environment()));
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
