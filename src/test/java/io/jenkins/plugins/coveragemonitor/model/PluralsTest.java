package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all formats and all sentences of the sources have to keep to; see {@link NounsTest} for the words themselves. */
class PluralsTest {
    @Test
    void everyFormatHasItsArticle() {
        assertThat(ReportFormats.builtIn().all().stream()
                        .map(ReportFormat::label)
                        .map(Plurals::withArticle)
                        .filter(phrase -> phrase.startsWith("an ")))
                .containsExactlyInAnyOrder(
                        "an LCOV",
                        "an EMMA",
                        "an OpenCover",
                        "an NUnit",
                        "an xUnit.net",
                        "an Istanbul",
                        "an Apex JSON",
                        "an llvm-cov JSON");
    }

    /** A number and a plural put together by hand read "1 lines" sooner or later. */
    @Test
    void noSentencePutsANumberBeforeAPlural() throws IOException {
        Pattern byHand =
                Pattern.compile("(?:\\)|\\w) \\+ \" (?:more )?(?:lines|files|tests|builds|reports|branches|seconds|days"
                        + "|hours|minutes|classes|gaps|alerts|components|functions|jobs|messages|problems)\\b");
        List<String> allowed = List.of(
                "FunctionTable.java",
                "LineTable.java",
                "TestTotals.java",
                "CountedThings.java",
                "Compression.java",
                "GoLines.java",
                "LcovRecord.java",
                "LineBuffer.java",
                "LineBudget.java",
                "ReportBuilder.java",
                "GitPatch.java",
                "JenkinsProcess.java",
                "TestNextAdvice.java",
                "TrendEvents.java",
                "VerdictWords.java");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (!allowed.contains(source.getFileName().toString())) {
                    assertThat(byHand.matcher(Files.readString(source))
                                    .results()
                                    .map(found -> found.group()))
                            .as(source.toString())
                            .isEmpty();
                }
            }
        }
    }
}
