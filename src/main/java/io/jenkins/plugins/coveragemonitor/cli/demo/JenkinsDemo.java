package io.jenkins.plugins.coveragemonitor.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Plays the sample project's builds as a Pipeline in a real Jenkins, which is started for it on loopback. */
public final class JenkinsDemo {
    private static final String PIPELINE =
            """
            // The sample's builds lie ready, one folder each; a real job would check out and run its tests here.
            node {
              dir('%s/' + currentBuild.number) {
                monitorCoverage(
                  reports: [[component: 'backend', pattern: 'backend/*.xml'], [component: 'web', pattern: 'web/*']],
                  gates: [[metric: 'LINE', atLeast: 80.0],
                          [metric: 'LINE', maxDrop: 0.5, onMiss: 'FAILED'],
                          [metric: 'LINE', scope: 'PATCH', atLeast: 75.0, ignorePatchBelow: 5],
                          [metric: 'BRANCH', ratchet: true, tolerance: 2]],
                  changes: 'changes.diff')
              }
            }
            """;

    private JenkinsDemo() {}

    /**
     * Plays all builds and prints their logs.
     *
     * @param war the {@code jenkins.war}
     * @param plugins the folder with the Pipeline plugins, or {@code null} if the war brings them
     * @param port the port, 0 for any free one
     * @param once whether to stop Jenkins afterwards instead of leaving it to be looked at
     */
    public static void play(Path war, String plugins, int port, boolean once, PrintWriter out)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("coverage-monitor-jenkins");
        Path builds = Files.createTempDirectory("coverage-monitor-builds");
        copyPlugins(plugins, home.resolve("plugins"));
        int count = checkOut(builds);
        try (JenkinsProcess jenkins = JenkinsProcess.start(war, home, port, out)) {
            String script =
                    PIPELINE.formatted(builds.toString().replace('\\', '/').replace("'", "\\'"));
            jenkins.createPipeline(SampleProject.NAME, script);
            for (int build = 1; build <= count; build++) {
                out.println("──── " + SampleProject.NAME + " #" + build);
                out.println(jenkins.build(SampleProject.NAME, build));
                out.flush();
            }
            if (!once) {
                URI job = jenkins.address().resolve("job/" + SampleProject.NAME + "/");
                out.println("The job is on " + job + " (stop with Ctrl+C).");
                out.flush();
                jenkins.await();
            }
        }
    }

    private static int checkOut(Path builds) throws IOException {
        try (SampleProject sample = SampleProject.open()) {
            List<SampleProject.Build> all = sample.builds();
            for (SampleProject.Build build : all) {
                Path workspace = builds.resolve(Integer.toString(build.number()));
                sample.checkOut(build.number(), workspace);
                Files.writeString(
                        workspace.resolve("changes.diff"), sample.changes(build.number()), StandardCharsets.UTF_8);
            }
            return all.size();
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
