package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.service.TestedAndUsed;
import org.jspecify.annotations.Nullable;

/** The words of pages about lines that are used and not tested, or tested and not used. */
final class UseWords {
    private static final int MOST_FILES = 200;

    private UseWords() {}

    /** The table of a build; {@code null} if no service, or only services, were measured. */
    static BuildPage.@Nullable Use of(BuildData build) {
        return TestedAndUsed.of(build.measurement(), build.services())
                .map(UseWords::table)
                .orElse(null);
    }

    private static BuildPage.Use table(TestedAndUsed use) {
        String text = NumberWords.count(use.usedUntested(), "line") + " used but untested, "
                + NumberWords.count(use.testedUnused(), "line") + " tested but unused, "
                + NumberWords.count(use.usedAndTested(), "line") + " both";
        return new BuildPage.Use(
                text,
                use.usedUntested(),
                use.testedUnused(),
                use.files().stream().limit(MOST_FILES).map(UseWords::row).toList(),
                Math.max(0, use.files().size() - MOST_FILES));
    }

    private static BuildPage.UseRow row(TestedAndUsed.FileUse file) {
        return new BuildPage.UseRow(
                file.path(),
                file.usedUntestedLines(),
                file.usedUntested(),
                file.testedUnusedLines(),
                file.testedUnused());
    }
}
