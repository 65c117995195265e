package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.spy.session.StartedRelease;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/** The releases of services that are started or watched. */
final class ReleaseOptions {
    @Option(
            names = "--build-id",
            paramLabel = "[SERVICE=]ID",
            description = "The build that a service runs, or that all services run; may be repeated.")
    private List<String> builds = List.of();

    @Option(
            names = "--image-digest",
            paramLabel = "[SERVICE=]DIGEST",
            description = "The digest of the image that a service runs in, such as sha256:…; may be repeated.")
    private List<String> images = List.of();

    /**
     * The given releases of services.
     *
     * @param services all services
     */
    Map<String, StartedRelease> of(Collection<String> services) {
        Map<String, StartedRelease> releases = new LinkedHashMap<>();
        builds.forEach(text -> add("--build-id", text, services, releases, StartedRelease::ofBuild));
        images.forEach(text -> add("--image-digest", text, services, releases, StartedRelease::ofImage));
        return releases;
    }

    private static void add(
            String option,
            String text,
            Collection<String> services,
            Map<String, StartedRelease> releases,
            BiFunction<StartedRelease, String, StartedRelease> change) {
        int equals = text.indexOf('=');
        boolean one = equals > 0;
        String id = text.substring(equals + 1);
        try {
            StartedRelease.check(option, id);
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(wrong);
        }
        if (one && !services.contains(text.substring(0, equals))) {
            throw CommandFailure.usage(option + ": there is no service '" + text.substring(0, equals) + "', but "
                    + String.join(", ", services));
        }
        for (String service : one ? List.of(text.substring(0, equals)) : services) {
            releases.put(service, change.apply(releases.getOrDefault(service, StartedRelease.UNKNOWN), id));
        }
    }
}
