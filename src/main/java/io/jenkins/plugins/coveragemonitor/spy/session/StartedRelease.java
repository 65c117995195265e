package io.jenkins.plugins.coveragemonitor.spy.session;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * The release of a service, as given by whoever starts it.
 *
 * @param build its build id, empty if unknown
 * @param image the digest of its image, empty if unknown
 * @param reference the name by which the container engine found that digest, empty if it was given
 */
public record StartedRelease(String build, String image, String reference) {
    /** Nothing was given. */
    public static final StartedRelease UNKNOWN = new StartedRelease("", "", "");

    private static final int LONGEST = 200;

    /** Creates it; {@code null} texts are empty. */
    public StartedRelease {
        build = Objects.requireNonNullElse(build, "");
        image = Objects.requireNonNullElse(image, "");
        reference = Objects.requireNonNullElse(reference, "");
    }

    /**
     * Checks a build id or a digest.
     *
     * @throws IllegalArgumentException if it is not valid; the message is one sentence that quotes it
     */
    public static void check(String option, String id) {
        if (id.isBlank() || id.length() > LONGEST || id.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException(
                    option + ": '" + id + "' is not usable: give up to " + LONGEST + " characters without blanks");
        }
    }

    /** A copy with another build id. */
    public StartedRelease ofBuild(String id) {
        return new StartedRelease(id, image, reference);
    }

    /** A copy with a digest that was given. */
    public StartedRelease ofImage(String digest) {
        return new StartedRelease(build, digest, "");
    }

    /** A copy with a digest that the container engine has for a name. */
    public StartedRelease ofImage(String digest, String name) {
        return new StartedRelease(build, digest, name);
    }

    ServiceRelease known() {
        return ServiceRelease.of(build, image);
    }

    /** A sentence if the engine's image of that name has changed since, so that it is unknown which one ran. */
    Optional<String> changed() throws IOException, InterruptedException {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        return ImageDigest.of(reference)
                .filter(now -> !now.equals(image))
                .map(now -> "the image " + reference + " was " + image + " when measuring it was prepared, and is "
                        + now + " now: it was built or pulled meanwhile, so prepare after that");
    }
}
