package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import io.jenkins.plugins.coveragemonitor.model.Wildcards;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The addresses that {@code dumpCoverage} may contact. A step must not become a probe of the internal network, so an
 * administrator lists them by host and port, and everything else is refused before a connection is made.
 */
final class DumpTargets {
    private static final Pattern ALLOWED = Pattern.compile("(\\[[0-9A-Fa-f:.*]+]|[A-Za-z0-9.*_-]+):([0-9]{1,5})");

    private final List<List<Wildcards>> allowed;

    private DumpTargets(List<List<Wildcards>> allowed) {
        this.allowed = allowed;
    }

    /**
     * Parses addresses separated by blanks or commas.
     *
     * @throws IllegalArgumentException if one is not valid; the message is one sentence that quotes it
     */
    static DumpTargets of(String text) {
        List<List<Wildcards>> allowed = new ArrayList<>();
        for (String word : text.split("[,\\s]+")) {
            if (word.isEmpty()) {
                continue;
            }
            Matcher parts = ALLOWED.matcher(word);
            if (!parts.matches() || parts.group(1).matches("[*.]+")) {
                throw new IllegalArgumentException("'" + word
                        + "' allows no address: give HOST:PORT, such as *.staging.example.org:6300; a port cannot be *, and"
                        + " a host not * alone");
            }
            allowed.add(parts(word));
        }
        return new DumpTargets(List.copyOf(allowed));
    }

    /** Whether an address is one of these. */
    boolean allow(RemoteExecution target) {
        String address = target.text().toLowerCase(Locale.ROOT);
        return allowed.stream().anyMatch(parts -> fits(parts, address.split(":", -1)));
    }

    /** A star does not match colons, so the texts between colons are compared separately. */
    private static List<Wildcards> parts(String word) {
        return Arrays.stream(word.toLowerCase(Locale.ROOT).split(":", -1))
                .map(Wildcards::new)
                .toList();
    }

    private static boolean fits(List<Wildcards> parts, String[] address) {
        return parts.size() == address.length
                && IntStream.range(0, address.length).allMatch(i -> parts.get(i).matches(address[i]));
    }
}
