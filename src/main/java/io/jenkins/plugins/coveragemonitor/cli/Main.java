package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.WrongUsage;
import io.jenkins.plugins.coveragemonitor.cli.spy.DumpCommand;
import io.jenkins.plugins.coveragemonitor.cli.spy.SpyCommand;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: the same engine and terms as in Jenkins. Exit codes are those of {@link ExitCode}. */
@Command(
        name = "coverage-monitor",
        description = "Watches code coverage: reads reports, keeps history, evaluates gates, sends alerts.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main {
    /** The commands by name, in the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("parse", ParseCommand.class);
        COMMANDS.put("record", RecordCommand.class);
        COMMANDS.put("import", ImportCommand.class);
        COMMANDS.put("export", ExportCommand.class);
        COMMANDS.put("trend", TrendCommand.class);
        COMMANDS.put("gaps", GapsCommand.class);
        COMMANDS.put("report", ReportCommand.class);
        COMMANDS.put("comment", CommentCommand.class);
        COMMANDS.put("status", StatusCommand.class);
        COMMANDS.put("alerts", AlertsCommand.class);
        COMMANDS.put("retention", RetentionCommand.class);
        COMMANDS.put("mcp", McpCommand.class);
        COMMANDS.put("digest", DigestCommand.class);
        COMMANDS.put("spy", SpyCommand.class);
        COMMANDS.put("dump", DumpCommand.class);
        COMMANDS.put("history", HistoryCommand.class);
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("demo", DemoCommand.class);
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the technical cause of an error.")
    private boolean debug;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Commands print what matters; a library without a log need not say so.
        System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** Runs one command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            return carriedOut(out, err, arguments);
        } catch (OutOfMemoryError | StackOverflowError exhausted) {
            return exhausted(exhausted, err);
        }
    }

    /** The sentence for running out of memory or stack where nothing foresaw it. */
    static int exhausted(VirtualMachineError error, PrintWriter err) {
        err.println(
                error instanceof OutOfMemoryError
                        ? "this needs more memory than the process has; give more (-Xmx), or less to read at once"
                        : "an input is nested too deeply; let its tool write it again");
        return ExitCode.UNUSABLE.code();
    }

    private static int carriedOut(PrintWriter out, PrintWriter err, String... arguments) {
        Optional<ReportParsing> plain = ReportParsing.plainly(arguments);
        if (plain.isPresent()) {
            return run(plain.get(), out, err);
        }
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main);
        asked(arguments).forEach(commandLine::addSubcommand);
        commandLine
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Main::understood)
                .setParameterExceptionHandler((problem, args) -> wrongUsage(problem))
                .setExecutionExceptionHandler((problem, command, result) -> main.failed(problem, command));
        return commandLine.execute(arguments);
    }

    private static int run(ReportParsing parsing, PrintWriter out, PrintWriter err) {
        try {
            return parsing.run(out, err).code();
        } catch (IOException | RuntimeException problem) {
            err.println(ConsoleEscaper.line(sentence(problem)));
            return exitCode(problem);
        }
    }

    /** Only the named command, because reading the options of all takes longer than many commands run; else all. */
    private static Map<String, Class<?>> asked(String[] arguments) {
        for (String argument : arguments) {
            if (!argument.equals("--debug")) {
                Class<?> command = COMMANDS.get(argument);
                return command == null ? COMMANDS : Map.of(argument, command);
            }
        }
        return COMMANDS;
    }

    /** Runs a command; errors in its arguments are printed even with {@code --help}, which would hide them. */
    private static int understood(ParseResult parsed) {
        for (ParseResult at = parsed; at != null; at = at.hasSubcommand() ? at.subcommand() : null) {
            if (!at.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(at.commandSpec().commandLine(), at.unmatched());
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int wrongUsage(ParameterException problem) {
        problem.getCommandLine().getErr().println(WrongUsage.sentence(problem));
        return ExitCode.USAGE.code();
    }

    private static String sentence(Exception problem) {
        return FailureText.sentence(problem);
    }

    private int failed(Exception problem, CommandLine command) {
        command.getErr().println(ConsoleEscaper.line(sentence(problem)));
        if (debug) {
            problem.printStackTrace(command.getErr());
        }
        return exitCode(problem);
    }

    private static int exitCode(Exception problem) {
        return problem instanceof CommandFailure failure ? failure.exitCode().code() : ExitCode.UNUSABLE.code();
    }
}
