package io.jenkins.plugins.coveragemonitor.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Plays the jobs of the demo as Pipelines in a real Jenkins, which is started for it on loopback. */
public final class JenkinsDemo {
    private JenkinsDemo() {}

    /**
     * Plays all builds and prints the logs of the first job, and the newest of the others.
     *
     * @param war the {@code jenkins.war}
     * @param plugins the folder with the Pipeline plugins, or {@code null} if the war brings them
     * @param port the port, 0 for any free one
     * @param once whether to stop Jenkins afterwards instead of leaving it running
     */
    public static void play(Path war, String plugins, int port, boolean once, PrintWriter out)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("coverage-monitor-jenkins");
        Path builds = Files.createTempDirectory("coverage-monitor-builds");
        copyPlugins(plugins, home.resolve("plugins"));
        checkOut(builds);
        try (JenkinsProcess jenkins = JenkinsProcess.start(war, home, port, out)) {
            for (DemoJob job : DemoJob.ALL) {
                jenkins.createPipeline(
                        job.name(), job.pipeline(folder(builds, job).replace("'", "\\'")));
                int count = job.last() - job.first() + 1;
                for (int build = 1; build <= count; build++) {
                    String log = jenkins.build(job.name(), build);
                    if (job == DemoJob.ALL.get(0) || build == count) {
                        out.println("──── " + job.name() + " #" + build);
                        out.println(log);
                        out.flush();
                    }
                }
                if (job.handling() != null) {
                    jenkins.handle(
                            job.name(),
                            job.handling().resolves() ? "resolve" : "acknowledge",
                            job.handling().note());
                }
            }
            if (!once) {
                URI dashboard = jenkins.address().resolve("coverage-monitor/");
                out.println("The dashboard is on " + dashboard + " (stop with Ctrl+C).");
                out.flush();
                jenkins.await();
            }
        }
    }

    private static String folder(Path builds, DemoJob job) {
        return builds.resolve(job.name()).toString().replace('\\', '/');
    }

    private static void checkOut(Path builds) throws IOException {
        try (SampleProject sample = SampleProject.open()) {
            for (DemoJob job : DemoJob.ALL) {
                for (int build = job.first(); build <= job.last(); build++) {
                    Path workspace = builds.resolve(job.name()).resolve(Integer.toString(build - job.first() + 1));
                    sample.checkOut(build, job.parts(), job.partsOf(build), workspace);
                    Files.writeString(workspace.resolve("changes.diff"), sample.changes(build), StandardCharsets.UTF_8);
                }
            }
        }
    }

    private static void copyPlugins(String plugins, Path target) throws IOException {
        Files.createDirectories(target);
        if (plugins != null) {
            try (Stream<Path> files = Files.list(Path.of(plugins))) {
                for (Path file : files.filter(file -> file.toString().matches(".*\\.[hj]pi"))
                        .toList()) {
                    Files.copy(
                            file,
                            target.resolve(file.getFileName().toString().replaceFirst("hpi$", "jpi")),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Path plugin = here().resolveSibling("coverage-monitor.hpi");
        if (Files.notExists(plugin)) {
            throw new IOException(plugin + ": does not exist; build it with 'mvn package'");
        }
        Files.copy(plugin, target.resolve("coverage-monitor.jpi"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path here() throws IOException {
        try {
            return Path.of(JenkinsDemo.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the archive of this program cannot be found", e);
        }
    }
}
