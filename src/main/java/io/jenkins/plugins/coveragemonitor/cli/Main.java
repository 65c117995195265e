package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.FileErrorMessage;
import io.jenkins.plugins.coveragemonitor.cli.output.WrongUsage;
import io.jenkins.plugins.coveragemonitor.cli.spy.DumpCommand;
import io.jenkins.plugins.coveragemonitor.cli.spy.SpyCommand;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The command line: the same engine and words as in Jenkins. Exit codes are those of {@link ExitCode}.
 */
@Command(
        name = "coverage-monitor",
        description = "Watches code coverage: reads reports, keeps history, judges gates, alerts.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ParseCommand.class,
            RecordCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            TrendCommand.class,
            GapsCommand.class,
            ReportCommand.class,
            CommentCommand.class,
            StatusCommand.class,
            AlertsCommand.class,
            RetentionCommand.class,
            McpCommand.class,
            SpyCommand.class,
            DumpCommand.class,
            HistoryCommand.class,
            ServeCommand.class,
            DemoCommand.class
        })
public final class Main {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the technical cause of an error.")
    private boolean debug;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // What is to be said goes through the commands; a library that has nowhere to log to need not say so.
        System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** Runs one command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, args) -> wrongUsage(problem))
                .setExecutionExceptionHandler((problem, command, result) -> main.failed(problem, command));
        return commandLine.execute(arguments);
    }

    private static int wrongUsage(ParameterException problem) {
        problem.getCommandLine().getErr().println(WrongUsage.sentence(problem));
        return ExitCode.USAGE.code();
    }

    private static String sentence(Exception problem) {
        if (problem instanceof FileSystemException file) {
            return FileErrorMessage.of(file);
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    private int failed(Exception problem, CommandLine command) {
        command.getErr().println(ConsoleEscaper.line(sentence(problem)));
        if (debug) {
            problem.printStackTrace(command.getErr());
        }
        return problem instanceof CommandFailure failure ? failure.exitCode().code() : ExitCode.UNUSABLE.code();
    }
}
