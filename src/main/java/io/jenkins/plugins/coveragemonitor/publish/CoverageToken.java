package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.Difference;
import java.util.Arrays;
import java.util.Locale;

/**
 * The value of a token in a mail or a description.
 *
 * @param metric the metric
 * @param scope the part of the build
 * @param component a component of the project, {@code ""} for the whole
 * @param show what to show of it
 */
public record CoverageToken(Metric metric, Scope scope, String component, Show show) {
    /** A part of a build. */
    public enum Scope {
        /** Everything that was measured. */
        PROJECT,
        /** The changed lines. */
        PATCH
    }

    /** What the token shows. */
    public enum Show {
        /** The percentage, such as {@code 83.47%}. */
        VALUE,
        /** The change against the baseline, such as {@code −0.62 points}. */
        CHANGE,
        /** Covered and all, such as {@code 15543/18620}. */
        COUNT,
        /** The verdict in one sentence. */
        VERDICT
    }

    /**
     * Parses a token.
     *
     * @throws IllegalArgumentException if a word is unknown; the message is one sentence
     */
    public static CoverageToken of(String metric, String scope, String component, String show) {
        return new CoverageToken(
                named(Metric.class, "metric", metric),
                named(Scope.class, "scope", scope),
                component,
                named(Show.class, "show", show));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String option, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        option + " is '" + word + "': give one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** Its value in a build; {@code unmeasured} if there is none, and never 0. */
    public String of(BuildData build) {
        return switch (show) {
            case VERDICT -> BuildPages.of(build).headline().sentence();
            case VALUE -> counter(build).compactPercent();
            case COUNT ->
                counter(build).isMeasured()
                        ? counter(build).covered() + "/" + counter(build).total()
                        : "unmeasured";
            case CHANGE -> change(build);
        };
    }

    private Counter counter(BuildData build) {
        if (scope == Scope.PATCH) {
            Counters patch = build.point().patch();
            return patch == null ? Counter.NONE : patch.get(metric);
        }
        return build.point().counters(component).get(metric);
    }

    private String change(BuildData build) {
        if (scope == Scope.PATCH || build.baseline() == null) {
            return "nothing to compare with";
        }
        Counter before = build.baseline().counters(component).get(metric);
        Difference change =
                Difference.between(before, counter(build), build.baseline().build());
        return change == null ? "nothing to compare with" : change.text();
    }
}
