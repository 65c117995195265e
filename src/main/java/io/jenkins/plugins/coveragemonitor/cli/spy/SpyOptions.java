package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import io.jenkins.plugins.coveragemonitor.spy.session.StartedRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is measured, and the folder for it. */
final class SpyOptions {
    @Mixin
    private SpyFolderOption folder;

    @Option(
            names = "--languages",
            split = ",",
            paramLabel = "L",
            description = "The languages to measure: java, python, node, go, llvm. Default: all.")
    private List<String> languages = List.of();

    @Option(
            names = "--service",
            split = ",",
            paramLabel = "NAME",
            description =
                    "The services that must deliver data. A process without COVERAGE_SERVICE belongs to the first one."
                            + " Default: " + SpySettings.DEFAULT_SERVICE + ".")
    private List<String> services = List.of();

    @Option(
            names = "--source",
            split = ",",
            paramLabel = "DIR",
            description = "The folders whose code is measured. Default: what the language's own tool measures.")
    private List<String> source = List.of();

    @Option(names = "--omit", split = ",", paramLabel = "GLOB", description = "Python files that are not measured.")
    private List<String> omit = List.of();

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "" + SpySettings.DEFAULT_INTERVAL,
            description =
                    "How often a Java process writes its data; a kill loses at most this much (${DEFAULT-VALUE}).")
    private int interval;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Where the sources and build output are. Default: the current folder.")
    private Path workspace = Path.of("");

    @Mixin
    private ReleaseOptions releases;

    /** The given services. */
    List<String> named() {
        return services;
    }

    /** Begins measuring the services in the option. */
    SpySession begin() throws IOException {
        return begin(List.of(), Map.of());
    }

    /**
     * Begins measuring.
     *
     * @param found services found elsewhere; if empty, those in the option
     * @param known their releases, unless an option gives them
     */
    SpySession begin(List<String> found, Map<String, StartedRelease> known) throws IOException {
        try {
            SpySettings settings = new SpySettings(
                    SpyLanguage.of(languages), found.isEmpty() ? services : found, source, omit, interval);
            Map<String, StartedRelease> all = new HashMap<>(known);
            releases.of(settings.services())
                    .forEach((service, said) -> all.merge(
                            service,
                            said,
                            (digest, given) -> given.image().isEmpty() ? digest.ofBuild(given.build()) : given));
            return SpySession.begin(folder.folder(), settings, workspace, all);
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(wrong);
        }
    }
}
