package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.ExecutionMerge;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RetriedDump;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Collects and merges the execution data of live Java processes. */
@Command(
        name = "dump",
        description =
                "Fetches execution data from the JaCoCo agents of running Java processes (output=tcpserver) and merges it.",
        mixinStandardHelpOptions = true)
public final class DumpCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "HOST:PORT", description = "The addresses of the agents.")
    private List<String> targets;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file of execution data to write.")
    private Path output;

    @Option(names = "--reset", description = "Reset the counters of the processes after reading them.")
    private boolean reset;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often to retry an instance that does not answer, one second apart (${DEFAULT-VALUE}).")
    private int retries;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<RemoteExecution> remote = remote();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        RetriedDump dumps = new RetriedDump(retries, Duration.ofSeconds(1));
        ExecutionMerge merge = new ExecutionMerge();
        int answered = 0;
        for (RemoteExecution target : remote) {
            try {
                RemoteExecution.Dump dump = dumps.of(target, reset);
                merge.add(dump.probes());
                // A process that resets its counters reports its data once: it must be on disk before the next one is
                // asked.
                merge.write(output);
                answered++;
                out.println(target.text() + ": "
                        + Plurals.count(dump.probes().getContents().size(), "class", "classes"));
            } catch (IOException failed) {
                err.println(ConsoleEscaper.line(FailureText.sentence(failed)));
            }
        }
        if (answered == 0) {
            throw CommandFailure.unusable("no process answered, so " + output + " was not written", null);
        }
        return (answered == remote.size() ? ExitCode.PASSED : ExitCode.UNUSABLE).code();
    }

    private List<RemoteExecution> remote() {
        if (retries < 0) {
            throw CommandFailure.usage("--retries is " + retries + ": give 0 or more");
        }
        try {
            return targets.stream().map(RemoteExecution::of).toList();
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(wrong);
        }
    }
}
