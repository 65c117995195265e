package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prepares the folder and prints the environment to start programs with. */
@Command(
        name = "env",
        description =
                "Prepares the folder and prints the environment variables for the programs, one NAME=value a line.",
        mixinStandardHelpOptions = true)
final class SpyEnvCommand implements Callable<Integer> {
    @Mixin
    private SpyOptions options;

    @Option(
            names = "--seen-as",
            paramLabel = "PATH",
            description =
                    "The path of the folder as the programs see it, such as in a container. Default: its own path.")
    private String seenAs;

    @Option(names = "--export", description = "Prints lines for a POSIX shell: eval \"$(… spy env --export)\".")
    private boolean export;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SpySession session = options.begin();
        PrintWriter out = spec.commandLine().getOut();
        var variables = seenAs == null
                ? session.environment(System.getenv())
                : session.environment(
                        java.util.Map.of(), session.settings().service(), seenAs.replaceFirst("(?<=.)/+$", ""));
        variables.forEach((name, value) ->
                out.println(export ? "export " + name + "='" + value.replace("'", "'\\''") + "'" : name + "=" + value));
        return ExitCode.PASSED.code();
    }
}
