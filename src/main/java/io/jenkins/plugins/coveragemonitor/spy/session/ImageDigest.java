package io.jenkins.plugins.coveragemonitor.spy.session;

import io.jenkins.plugins.coveragemonitor.collect.patch.Patience;
import io.jenkins.plugins.coveragemonitor.spy.language.ExternalTool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of an image in the container engine of this machine, because a container cannot know its own. It is the
 * digest in the image's registry, or the id of an image that was only built here.
 */
public final class ImageDigest {
    private static final Pattern DIGEST = Pattern.compile("sha(256|512):[0-9a-f]{64,128}");

    /** The command of an engine whose service is away can wait for ever. */
    private static final Duration ENGINE = Duration.ofSeconds(20);

    private ImageDigest() {}

    /**
     * Queries the engine; nothing is pulled.
     *
     * @param reference the name of an image, such as {@code registry.example.org/shop:1.4.2}
     * @return empty if no engine runs here, or it does not have the image
     */
    public static Optional<String> of(String reference) throws IOException, InterruptedException {
        Matcher pinned = DIGEST.matcher(reference.substring(reference.indexOf('@') + 1));
        if (reference.indexOf('@') > 0 && pinned.matches()) {
            return Optional.of(pinned.group());
        }
        if (reference.isBlank() || reference.startsWith("-")) {
            return Optional.empty();
        }
        Patience patience = new Patience(ENGINE);
        for (String engine : List.of("docker", "podman")) {
            Optional<ExternalTool> tool = ExternalTool.find(engine);
            if (tool.isPresent()) {
                ExternalTool.Outcome outcome = tool.get()
                        .run(
                                Path.of("").toAbsolutePath(),
                                Map.of(),
                                null,
                                List.of(
                                        "image",
                                        "inspect",
                                        "--format",
                                        "{{range .RepoDigests}}{{.}} {{end}}{{.Id}}",
                                        reference),
                                patience);
                Matcher digest = DIGEST.matcher(id(outcome.said()));
                if (outcome.isGood() && digest.find()) {
                    return Optional.of(digest.group());
                }
            }
        }
        return Optional.empty();
    }

    /** Podman writes an id without its algorithm. */
    private static String id(String said) {
        return said.matches("[0-9a-f]{64}") ? "sha256:" + said : said;
    }
}
