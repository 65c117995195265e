package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.demo.Demo;
import io.jenkins.plugins.coveragemonitor.cli.demo.JenkinsDemo;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Records the builds of a sample project's jobs, then serves their pages. */
@Command(
        name = "demo",
        description = {
            "Records the builds of a sample project's jobs, then serves their pages.",
            "With -De2e.jenkins.war=WAR and -De2e.plugins=DIR before -jar, they run in that real Jenkins."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8099",
            description = "The port (${DEFAULT-VALUE}); 0 for any free one.")
    private int port;

    @Option(names = "--once", description = "Exit after printing.")
    private boolean once;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        String war = System.getProperty("e2e.jenkins.war");
        if (war != null) {
            JenkinsDemo.play(Path.of(war), System.getProperty("e2e.plugins"), port, once, out);
            return ExitCode.PASSED.code();
        }
        Path home = Files.createTempDirectory("coverage-monitor-home");
        Demo.play(home, Instant.now(), out);
        out.println("Everything recorded is in " + home + ".");
        if (!once) {
            ServeCommand.serve(home, port, out);
        }
        return ExitCode.PASSED.code();
    }
}
