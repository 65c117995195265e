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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralsTest {
    @ParameterizedTest
    @CsvSource({
        "0, line, 0 lines",
        "1, line, 1 line",
        "2, line, 2 lines",
        "1, branch, 1 branch",
        "2, branch, 2 branches",
        "2, class, 2 classes",
        "2, path, 2 paths",
        "2, more file, 2 more files",
        "1000, day, 1000 days"
    })
    void followsItsNumber(long number, String noun, String counted) {
        assertThat(Plurals.count(number, noun)).isEqualTo(counted);
    }

    @Test
    void theVerbFollowsToo() {
        assertThat(Plurals.count(1, "test fails", "tests fail")).isEqualTo("1 test fails");
        assertThat(Plurals.count(3, "test fails", "tests fail")).isEqualTo("3 tests fail");
    }

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
