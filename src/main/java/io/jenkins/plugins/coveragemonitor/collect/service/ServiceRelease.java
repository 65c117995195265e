package io.jenkins.plugins.coveragemonitor.collect.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The builds and images that the processes of a service ran, as far as they or whoever started them said.
 *
 * @param builds build ids, in order; more than one if processes ran different builds
 * @param images image digests such as {@code sha256:…}, in order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceRelease(List<String> builds, List<String> images) {
    /** Nothing is known. */
    public static final ServiceRelease NONE = new ServiceRelease(List.of(), List.of());

    /** The most characters of a build id or digest: {@code sha512:} with its digits has 135. */
    private static final int LONGEST = 200;

    /** How many different ones are kept: no service runs more builds. */
    private static final int MOST = 20;

    /** How many digits of a digest people read. */
    private static final int DIGITS = 12;

    /** Creates it; blank, too long and surplus values are left out. */
    public ServiceRelease {
        builds = usable(builds);
        images = usable(images);
    }

    private static List<String> usable(Collection<String> ids) {
        Set<String> usable = new TreeSet<>();
        if (ids != null) {
            ids.stream()
                    .filter(id -> id != null && !id.isBlank() && id.strip().length() <= LONGEST)
                    .map(String::strip)
                    .limit(MOST)
                    .forEach(usable::add);
        }
        return List.copyOf(usable);
    }

    /**
     * One build of one image.
     *
     * @param build empty if unknown
     * @param image empty if unknown
     */
    public static ServiceRelease of(String build, String image) {
        return new ServiceRelease(List.of(build), List.of(image));
    }

    /** Whether anything is known. */
    public boolean isKnown() {
        return !builds.isEmpty() || !images.isEmpty();
    }

    /** The builds and images of both. */
    public ServiceRelease and(ServiceRelease other) {
        List<String> allBuilds = new ArrayList<>(builds);
        allBuilds.addAll(other.builds);
        List<String> allImages = new ArrayList<>(images);
        allImages.addAll(other.images);
        return new ServiceRelease(allBuilds, allImages);
    }

    /** In words, such as {@code build 1.4.2, image sha256:0123456789ab}; empty if nothing is known. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (!builds.isEmpty()) {
            words.add((builds.size() == 1 ? "build " : "builds ") + String.join(" and ", builds));
        }
        if (!images.isEmpty()) {
            words.add((images.size() == 1 ? "image " : "images ")
                    + String.join(
                            " and ",
                            images.stream().map(ServiceRelease::shortened).toList()));
        }
        return String.join(", ", words);
    }

    private static String shortened(String digest) {
        int colon = digest.indexOf(':');
        return colon < 0 || digest.length() < colon + 1 + DIGITS ? digest : digest.substring(0, colon + 1 + DIGITS);
    }

    /**
     * The differences between the processes or parts, a sentence each without a full stop; empty if they ran the same.
     */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (builds.size() > 1) {
            differences.add("its processes ran different builds (" + String.join(", ", builds)
                    + "), whose coverage is counted together");
        }
        if (images.size() > 1) {
            differences.add("its processes ran different images (" + String.join(", ", images)
                    + "), whose coverage is counted together");
        }
        return differences;
    }
}
