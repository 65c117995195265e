package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.session.LiveProcesses;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends a command to running processes and prints which of them obeyed. */
abstract class SpyProcessCommand implements Callable<Integer> {
    private final LiveProcesses.Command command;
    private final String done;

    @Mixin
    private SpyFolderOption folder;

    @Option(
            names = "--service",
            split = ",",
            paramLabel = "NAME",
            description = "The services whose processes are meant. Default: all.")
    private List<String> services = List.of();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long to wait for the processes (${DEFAULT-VALUE}).")
    private int wait;

    @Spec
    private CommandSpec spec;

    SpyProcessCommand(LiveProcesses.Command command, String done) {
        this.command = command;
        this.done = done;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (wait < 0) {
            throw CommandFailure.usage("--wait is " + wait + ": give 0 or more seconds");
        }
        SpyFolder spied = SpySession.open(folder.folder()).folder();
        for (String service : services) {
            if (!spied.services(List.of()).contains(service)) {
                throw CommandFailure.usage("--service: there is no service '" + service + "' in " + spied.root()
                        + ", but " + String.join(", ", spied.services(List.of())));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean all = true;
        for (LiveProcesses.Answer answer : new LiveProcesses(spied).send(command, services, Duration.ofSeconds(wait))) {
            out.println(
                    answer.service() + ": " + Plurals.count(answer.answered(), "process", "processes") + " " + done);
            answer.silent()
                    .forEach(sentence ->
                            err.println(ConsoleEscaper.line("service " + answer.service() + ": " + sentence)));
            all &= answer.silent().isEmpty();
        }
        return (all ? ExitCode.PASSED : ExitCode.UNUSABLE).code();
    }

    /** Makes running processes write their data. */
    @Command(
            name = "dump",
            description = "Makes running Java, Python and Node processes write what ran, without stopping them.",
            mixinStandardHelpOptions = true)
    static final class Dump extends SpyProcessCommand {
        Dump() {
            super(LiveProcesses.Command.DUMP, "wrote");
        }
    }

    /** Pauses measuring. */
    @Command(
            name = "pause",
            description = "Makes running processes write what ran, and pauses counting until spy resume.",
            mixinStandardHelpOptions = true)
    static final class Pause extends SpyProcessCommand {
        Pause() {
            super(LiveProcesses.Command.PAUSE, "paused");
        }
    }

    /** Resumes measuring. */
    @Command(name = "resume", description = "Resumes counting after spy pause.", mixinStandardHelpOptions = true)
    static final class Resume extends SpyProcessCommand {
        Resume() {
            super(LiveProcesses.Command.RESUME, "resumed");
        }
    }
}
