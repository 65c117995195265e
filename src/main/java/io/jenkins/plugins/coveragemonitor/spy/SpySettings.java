package io.jenkins.plugins.coveragemonitor.spy;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How running programs are measured.
 *
 * @param languages the languages to measure; all if none is given
 * @param services the services that are expected to deliver coverage; the first one is that of processes that do not
 * name theirs by {@code COVERAGE_SERVICE}
 * @param source folders (or Python packages) whose code is measured; none for whatever the language's tool measures
 * @param omit patterns of files that are not measured
 * @param interval how often a Java process writes its data, in seconds, 1 or more; a kill may lose that much
 */
public record SpySettings(
        Set<SpyLanguage> languages, List<String> services, List<String> source, List<String> omit, int interval) {
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** The service of processes if none is named. */
    public static final String DEFAULT_SERVICE = "app";

    /** How often a Java process writes its data, in seconds. */
    public static final int DEFAULT_INTERVAL = 5;

    /** Every language, one service. */
    public static final SpySettings DEFAULT =
            new SpySettings(Set.of(), List.of(), List.of(), List.of(), DEFAULT_INTERVAL);

    /**
     * Creates settings; the collections are copied.
     *
     * @throws IllegalArgumentException if a name or number is not valid; the message is one sentence that quotes it
     */
    public SpySettings {
        languages = languages.isEmpty() ? EnumSet.allOf(SpyLanguage.class) : EnumSet.copyOf(languages);
        services = services.isEmpty() ? List.of(DEFAULT_SERVICE) : List.copyOf(new LinkedHashSet<>(services));
        services.forEach(SpySettings::checkService);
        source = List.copyOf(source);
        omit = List.copyOf(omit);
        source.forEach(folder -> checkListed(folder, "folder"));
        omit.forEach(pattern -> checkListed(pattern, "pattern"));
        if (interval < 1) {
            throw new IllegalArgumentException("the interval is " + interval + ": give 1 or more seconds");
        }
    }

    /**
     * Checks the name of a service.
     *
     * @throws IllegalArgumentException if it is not valid; the message is one sentence that quotes it
     */
    public static void checkService(String name) {
        if (!SERVICE.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a service name: give up to 100 letters, digits, dots, dashes and underscores,"
                    + " a letter or digit first");
        }
    }

    /** They go into variables that separate them by commas. */
    private static void checkListed(String text, String what) {
        if (text.isBlank() || text.indexOf(',') >= 0 || text.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a " + what + ": give each as an entry of its own, without commas");
        }
    }

    /** The service of processes that do not name theirs. */
    public String service() {
        return services.get(0);
    }
}
