package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.spy.compose.ComposeOverride;
import io.jenkins.plugins.coveragemonitor.spy.compose.ComposeServices;
import io.jenkins.plugins.coveragemonitor.spy.session.ImageDigest;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import io.jenkins.plugins.coveragemonitor.spy.session.StartedRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        ComposeServices services;
        List<String> measured;
        try {
            services = ComposeServices.of(files);
            measured = services.measured(options.named());
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(wrong);
        }
        SpySession session = options.begin(measured, releases(services, measured));
        String text = beginning(measured) + new ComposeOverride(services, measured, session).twins();
        if (output == null) {
            spec.commandLine().getOut().print(text);
        } else {
            Files.writeString(output, text);
        }
        tellWhoStartsOriginals(services.needing(measured));
        return ExitCode.PASSED.code();
    }

    private String beginning(List<String> measured) {
        String compose = "docker compose "
                + files.stream().map(file -> "-f " + file + " ").collect(Collectors.joining())
                + "-f " + (output == null ? "THIS-FILE" : output) + " --profile " + ComposeOverride.PROFILE + " ";
        return "# Start the measured services: " + compose + "up -d --wait "
                + measured.stream().map(name -> name + ComposeOverride.TWIN).collect(Collectors.joining(" ")) + "\n"
                + "# Stop them, before spy collect: " + compose + "down\n";
    }

    /** Warns of an original beside its twin: both answer to the same name, so some requests would not be measured. */
    private void tellWhoStartsOriginals(List<String> needing) {
        if (!needing.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(String.join(", ", needing) + (needing.size() == 1 ? " needs" : " need")
                    + " services that are measured, and would start them unmeasured beside their twins; name "
                    + (needing.size() == 1 ? "it" : "them") + " in --service, too, and start the "
                    + (needing.size() == 1 ? "twin" : "twins"));
            err.flush();
        }
    }

    /** The digests of the images that the container engine already has. */
    private static Map<String, StartedRelease> releases(ComposeServices services, List<String> measured)
            throws IOException, InterruptedException {
        Map<String, StartedRelease> releases = new HashMap<>();
        for (String service : measured) {
            for (String reference : services.images(service)) {
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
