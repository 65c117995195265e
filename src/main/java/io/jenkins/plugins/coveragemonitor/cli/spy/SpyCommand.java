package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures running programs without changing them. */
@Command(
        name = "spy",
        description = "Measures running programs from outside, through environment variables alone.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SpyRunCommand.class,
            SpyEnvCommand.class,
            SpyComposeCommand.class,
            SpyCollectCommand.class,
            SpyProcessCommand.Dump.class,
            SpyProcessCommand.Pause.class,
            SpyProcessCommand.Resume.class,
            SpyWatchCommand.class
        })
public final class SpyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
