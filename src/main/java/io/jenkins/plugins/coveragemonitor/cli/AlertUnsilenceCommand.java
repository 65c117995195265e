package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeState;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a silence early. */
@Command(name = "unsilence", description = "Ends a silence before its time.", mixinStandardHelpOptions = true)
final class AlertUnsilenceCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Parameters(paramLabel = "ID", description = "The silence, as 'alerts silences' prints it.")
    private String id;

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Your name, for the audit log.")
    private String who;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        MonitorState state = HomeState.of(home);
        if (!state.silences().end(id)) {
            throw CommandFailure.usage("there is no silence '" + id + "' that could end: see 'alerts silences'");
        }
        state.audit().add(who, "silence.end", null, id, null);
        spec.commandLine().getOut().println("Silence " + id + " is over.");
        return ExitCode.PASSED.code();
    }
}
