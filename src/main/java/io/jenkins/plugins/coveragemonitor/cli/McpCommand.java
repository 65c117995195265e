package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.mcp.AdviceServer;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers a coding agent by the Model Context Protocol. */
@Command(
        name = "mcp",
        description = "Serves coding agents over the Model Context Protocol on standard input and output.",
        mixinStandardHelpOptions = true)
final class McpCommand implements Callable<Integer> {
    @Mixin
    private MonitoredHome home;

    @Option(
            names = "--job",
            paramLabel = "NAME",
            defaultValue = "",
            description = "The default job of a call. Not needed if only one job is recorded.")
    private String job;

    @Override
    public Integer call() throws InterruptedException {
        home.folder();
        if (!job.isEmpty()) {
            home.knownJob(job);
        }
        // Standard error is for people, and the library has no log here.
        System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
        new AdviceServer(home, job, new Version().number()).serve(System.in, System.out);
        return ExitCode.PASSED.code();
    }
}
