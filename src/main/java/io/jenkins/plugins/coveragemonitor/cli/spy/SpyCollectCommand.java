package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Collects and combines the data that the processes have delivered. */
@Command(
        name = "collect",
        description = "Combines the data of measured processes into reports that record finds in the workspace.",
        mixinStandardHelpOptions = true)
final class SpyCollectCommand implements Callable<Integer> {
    @Mixin
    private SpyFolderOption folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SpyFolder spied = folder.folder();
        boolean all = SpySummary.print(
                SpySession.open(spied).collect(),
                spied,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        return (all ? ExitCode.PASSED : ExitCode.UNUSABLE).code();
    }
}
