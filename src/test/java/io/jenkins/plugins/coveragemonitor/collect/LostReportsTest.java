package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.GitRepository;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace tells which reports of an earlier build it does not have, and which it still has of one. */
class LostReportsTest {
    private static final Instant BEGAN = Instant.parse("2026-05-04T08:00:00Z");

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void fill() throws IOException {
        workspace = new Workspace(folder).sources("a/x.c", "a/y.c", "b/x.c", "b/y.c");
        workspace.lcov("a/lcov.info", "a/x.c", "a/y.c").lcov("b/lcov.info", "b/x.c", "b/y.c");
    }

    private static List<ExpectedReport> of(Collected collected) {
        return collected.reports().stream()
                .map(report -> ExpectedReportBuilder.builder()
                        .file(report.file())
                        .format(report.format())
                        .component(report.component())
                        .sample(report.sample())
                        .stamp(report.stamp())
                        .build(1)
                        .flag("")
                        .files(report.files())
                        .sourceless(report.sourceless())
                        .settled(List.of())
                        .create())
                .toList();
    }

    private Collected collect(Expectations expectations, ReportSpec... specs) throws Exception {
        return new Collector(ReportFormats.builtIn(), 1, Clock.fixed(BEGAN, ZoneOffset.UTC))
                .collect(folder, List.of(specs), expectations);
    }

    private List<AbsentReport> absent(ReportSpec... specs) throws Exception {
        return absent(of(expected), specs);
    }

    private List<AbsentReport> absent(List<ExpectedReport> reports, ReportSpec... specs) throws Exception {
        return collect(new Expectations(reports, null, null, null, null), specs).absent();
    }

    private Collected expected;

    private void lose(String file) throws Exception {
        expected = collect(Expectations.NONE);
        Files.delete(folder.resolve(file));
    }

    @Test
    void aReportIsLostWhileItsSourcesAreThere() throws Exception {
        lose("b/lcov.info");

        assertThat(absent())
                .containsExactly(new AbsentReport(
                        "b/lcov.info", "LCOV", "", 1, true, false, List.of("b/x.c", "b/y.c"), "", 0, 2, false, false));
    }

    /** A report that is read and lists less is not lost; which of its files are still there is told for those who ask what was removed. */
    @Test
    void aFileThatItsReportDoesNotListAnyMoreIsNamedWhileItIsThere() throws Exception {
        expected = collect(Expectations.NONE);
        workspace.lcov("b/lcov.info", "b/x.c");

        assertThat(absent())
                .containsExactly(new AbsentReport(
                        "b/lcov.info", "LCOV", "", 1, true, false, List.of("b/y.c"), "", 2, 2, false, false));
        assertThat(absent(ReportSpecBuilder.builder(new ReportSpec("", null, null))
                        .exclude("b/y*")
                        .create()))
                .isEmpty();
        Files.delete(folder.resolve("b/y.c"));
        assertThat(absent()).isEmpty();
    }

    @Test
    void aModuleThatIsGoneOrTakenApartHasLostNoReport() throws Exception {
        lose("b/lcov.info");
        Files.delete(folder.resolve("b/x.c"));

        assertThat(absent()).as("half of its files are left").isEmpty();
    }

    private void deleteSources() throws IOException {
        for (String source : List.of("a/x.c", "a/y.c", "b/x.c", "b/y.c")) {
            Files.delete(folder.resolve(source));
        }
    }

    /** As where reports are copied to an agent that has no checkout: no workspace tells whether the code is gone. */
    @Test
    void withoutSourcesAReportIsLostBesideAnotherOneThatIsThere() throws Exception {
        deleteSources();
        lose("b/lcov.info");

        assertThat(expected.reports()).extracting(ReadReport::sourceless).containsExactly(true, true);
        assertThat(absent())
                .containsExactly(
                        new AbsentReport("b/lcov.info", "LCOV", "", 1, true, false, List.of(), "", 0, 2, false, true));
    }

    @Test
    void withoutSourcesAReportUnderAnotherNameReplacesIt() throws Exception {
        deleteSources();
        lose("b/lcov.info");
        workspace.lcov("out/all.info", "b/x.c", "b/y.c");

        assertThat(absent()).extracting(AbsentReport::replaced).containsExactly(true);
    }

    /** Each build may name its reports and its folders after itself. */
    @Test
    void withoutSourcesNothingIsLostWhereNoReportHasItsName() throws Exception {
        deleteSources();
        lose("b/lcov.info");
        Files.delete(folder.resolve("a/lcov.info"));
        workspace.lcov("build-2.info", "/build/2/a/x.c");

        assertThat(absent()).isEmpty();
    }

    /** The sources were there when it was read. */
    @Test
    void aReportWhoseSourcesAreGoneIsNotLostBecauseAnotherOneNeverHadThem() throws Exception {
        Files.delete(folder.resolve("a/x.c"));
        Files.delete(folder.resolve("a/y.c"));
        lose("b/lcov.info");
        assertThat(expected.reports()).extracting(ReadReport::sourceless).containsExactly(true, false);
        Files.delete(folder.resolve("b/x.c"));
        Files.delete(folder.resolve("b/y.c"));

        assertThat(absent()).isEmpty();
    }

    @Test
    void aReportUnderAnotherNameOrInAnotherFormatReplacesIt() throws Exception {
        lose("b/lcov.info");
        workspace.lcov("out/all.info", "b/x.c", "b/y.c", "a/x.c");

        assertThat(absent()).extracting(AbsentReport::replaced).containsExactly(true);
    }

    @Test
    void whatNobodyAsksForIsSaid() throws Exception {
        lose("b/lcov.info");

        assertThat(absent(new ReportSpec("", null, "a/*.info")))
                .extracting(AbsentReport::asked)
                .containsExactly(false);
        assertThat(absent(new ReportSpec("", "jacoco", "**/*.info")))
                .filteredOn(report -> report.file().startsWith("b/"))
                .extracting(AbsentReport::asked)
                .containsExactly(false);
    }

    @Test
    void aReportThatIsThereAndCannotBeReadIsNotAbsentToo() throws Exception {
        expected = collect(Expectations.NONE);
        Files.writeString(folder.resolve("b/lcov.info"), "SF:");

        assertThat(absent(new ReportSpec("", "LCOV", "*/lcov.info")))
                .extracting(AbsentReport::file)
                .doesNotContain("b/lcov.info");
    }

    @Test
    void nearlyTheSameFilesHaveNearlyTheSameSample() {
        List<String> before = PathSample.of(IntStream.range(0, 500).mapToObj(i -> "src/f" + i + ".c"));
        List<String> after = PathSample.of(IntStream.range(5, 505).mapToObj(i -> "src/f" + i + ".c"));

        assertThat(before).hasSize(PathSample.SIZE);
        assertThat(after.stream().filter(before::contains).count()).isGreaterThan(PathSample.SIZE - 4);
    }

    private String stale(Instant written, Long asked) throws Exception {
        Path file = folder.resolve("a/lcov.info");
        Files.setLastModifiedTime(file, FileTime.from(written));
        return collect(new Expectations(null, null, BEGAN.toEpochMilli(), asked, null), new ReportSpec("", null, "a/*"))
                .reports()
                .get(0)
                .stale();
    }

    @Test
    void aReportThatIsOlderThanTheBuildIsStale() throws Exception {
        assertThat(stale(BEGAN.minusSeconds(1), null))
                .as("some file systems round to two seconds")
                .isNull();
        assertThat(stale(BEGAN.minusSeconds(3), null))
                .isEqualTo("a/lcov.info was written 3 seconds before this build began");
        assertThat(stale(BEGAN.minusSeconds(600), null)).contains("10 minutes before");
        assertThat(stale(BEGAN.minusSeconds(3600), null)).contains("1 hour before");
        assertThat(stale(BEGAN.minusSeconds(3 * 86_400), null)).contains("3 days before");
    }

    @Test
    void aClockThatGoesBehindIsTakenIntoAccount() throws Exception {
        long fiveMinutesAhead = BEGAN.plusSeconds(300).toEpochMilli();

        assertThat(stale(BEGAN.minusSeconds(250), fiveMinutesAhead)).isNull();
        assertThat(stale(BEGAN.minusSeconds(350), fiveMinutesAhead)).isNotNull();
    }

    @Test
    void theVeryFileThatTheBuildBeforeReadIsKnownAgain() throws Exception {
        List<ExpectedReport> before = of(collect(Expectations.NONE));

        Collected same = collect(new Expectations(null, before, null, null, null));
        assertThat(same.reports())
                .extracting(ReadReport::stale)
                .containsExactly(
                        "a/lcov.info is the same report that #1 read", "b/lcov.info is the same report that #1 read");
        assertThat(same.measurement().isMeasured()).isTrue();
        Collected lost = collect(new Expectations(null, before, null, null, StaleReports.LOST));
        assertThat(lost.measurement().isMeasured()).isFalse();
        assertThat(lost.errors()).contains("a/lcov.info is the same report that #1 read, so it counts as lost");

        FileTime time = Files.getLastModifiedTime(folder.resolve("a/lcov.info"));
        workspace.lcov("a/lcov.info", "a/y.c", "a/x.c");
        Files.setLastModifiedTime(folder.resolve("a/lcov.info"), time);
        assertThat(collect(new Expectations(null, before, null, null, null))
                        .reports()
                        .get(0)
                        .stale())
                .as("the same time and size, and something else in it")
                .isNull();
    }

    @Test
    void aCommittedReportThatNoBuildWroteIsLeftOut() throws Exception {
        GitRepository repository = GitRepository.in(folder);
        repository.commit();
        workspace.lcov("out/lcov.info", "a/x.c");

        Collected collected = collect(Expectations.NONE);

        assertThat(collected.reports()).extracting(ReadReport::file).containsExactly("out/lcov.info");
        assertThat(collected.reports().get(0).problems())
                .contains(
                        "2 committed reports are left out, such as a/lcov.info; name them by a pattern to count them");
        assertThat(collect(Expectations.NONE, new ReportSpec("", null, "**/lcov.info"))
                        .reports())
                .hasSize(3);
    }
}
