package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.spy.session.ImageDigest;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import io.jenkins.plugins.coveragemonitor.spy.session.StartedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a Compose override with measured twins of services. */
@Command(
        name = "compose",
        description =
                "Writes a Compose override that adds a measured service NAME-coverage beside each service of FILE.",
        mixinStandardHelpOptions = true)
final class SpyComposeCommand implements Callable<Integer> {
    @Mixin
    private SpyOptions options;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The Compose files, in order.")
    private List<Path> files;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The override file to write. Default: print it.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Map<String, Object>> services = ComposeFile.services(files);
        List<String> measured = options.named().isEmpty() ? ComposeOverride.own(services) : options.named();
        for (String name : measured) {
            if (!services.containsKey(name)) {
                throw CommandFailure.usage("--service: " + files.get(0) + " has no service '" + name + "', but "
                        + String.join(", ", services.keySet()));
            }
        }
        SpySession session = options.begin(measured, releases(services, measured));
        ComposeOverride override = new ComposeOverride(
                services,
                measured,
                session.folder().root().toString(),
                (name, existing) -> session.environment(existing, name, ComposeOverride.MOUNTED));
        String text = "# Start the measured services: docker compose -f " + files.get(0) + " -f "
                + (output == null ? "THIS-FILE" : output) + " up "
                + String.join(
                        " ",
                        measured.stream()
                                .map(name -> name + ComposeOverride.TWIN)
                                .toList())
                + "\n" + ComposeFile.text(override.document());
        if (output == null) {
            spec.commandLine().getOut().print(text);
        } else {
            Files.writeString(output, text);
        }
        return ExitCode.PASSED.code();
    }

    /** The digests of the images that the container engine has already. */
    private Map<String, StartedRelease> releases(Map<String, Map<String, Object>> services, List<String> measured)
            throws IOException, InterruptedException {
        Map<String, StartedRelease> releases = new HashMap<>();
        String project = ComposeFile.project(files);
        for (String service : measured) {
            for (String reference : ComposeFile.images(services.getOrDefault(service, Map.of()), project, service)) {
                Optional<String> digest = ImageDigest.of(reference);
                if (digest.isPresent()) {
                    releases.put(service, StartedRelease.UNKNOWN.ofImage(digest.get(), reference));
                    break;
                }
            }
        }
        return releases;
    }
}
