package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement lacks, as the command line prints it.
 *
 * @param component the component, empty for the project as a whole
 * @param report the report or pattern, or {@code null}
 * @param why how it is known to be missing
 * @param lastBuild the newest build that had it; absent if none is known
 */
public record MissingJson(
        String component,
        @Nullable String report,
        String why,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer lastBuild) {
    /** All that a build lacks. */
    public static List<MissingJson> of(Point point) {
        return point.missing().isEmpty()
                ? List.of()
                : point.missing().stream().map(MissingJson::of).toList();
    }

    private static MissingJson of(Missing missing) {
        return new MissingJson(missing.component(), missing.report(), missing.why(), missing.lastBuild());
    }
}
