package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.view.SourcePage.Absence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be shown of a file's text.
 *
 * @param lines its lines, or {@code null} if they cannot be shown
 * @param absence why not, or {@code null}
 * @param caution a warning about the lines, or {@code null}
 */
public record SourceShown(@Nullable List<String> lines, @Nullable Absence absence, @Nullable String caution) {
    /** No text. */
    public static SourceShown none(Absence why) {
        return new SourceShown(null, why, null);
    }
}
