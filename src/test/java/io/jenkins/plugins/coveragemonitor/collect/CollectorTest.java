package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace goes in, one measurement comes out. */
class CollectorTest {
    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void create() throws IOException {
        workspace = new Workspace(folder.toRealPath());
    }

    @Test
    void everyReportIsFoundByItsContentWhateverItsName() throws Exception {
        workspace.sources("a.c", "b.c").lcov("out/coverage.txt", "a.c").lcov("deep/er/x", "b.c");
        workspace.file("pom.xml", "<project/>").file("package.json", "{}").file("notes.txt", "DA:1,1");

        Collected collected = workspace.collect();

        assertThat(collected.reports()).extracting(ReadReport::file).containsExactly("deep/er/x", "out/coverage.txt");
        assertThat(collected.measurement().counters().get(Metric.LINE)).isEqualTo(new Counter(2, 2));
        assertThat(collected.errors()).isEmpty();
    }

    @Test
    void samplesOfReportsAndInstalledPackagesAreNoReportsOfThisBuild() throws Exception {
        workspace
                .lcov("src/test/resources/lcov.info", "a.c")
                .lcov("node_modules/x/lcov.info", "a.c")
                .lcov(".git/lcov.info", "a.c");

        assertThat(workspace.collect().reports()).isEmpty();
        assertThat(workspace
                        .collect(new ReportSpec("", null, "node_modules/**/lcov.info"))
                        .reports())
                .hasSize(1);
    }

    @Test
    void excludedSourceFilesAreNoPartOfTheMeasurementAndAreSaid() throws Exception {
        workspace.sources("src/a.c", "src/gen/b.c").lcov("lcov.info", "src/a.c").lcov("gen.info", "src/gen/b.c");

        Collected collected = workspace.collect(ReportSpecBuilder.builder(new ReportSpec("", null, "*.info"))
                .exclude("src/gen/**")
                .create());

        assertThat(collected.measurement().fileCount()).isEqualTo(1);
        assertThat(collected.measurement().counters().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(collected.reports())
                .filteredOn(report -> report.file().equals("gen.info"))
                .singleElement()
                .satisfies(report ->
                        assertThat(report.problems()).contains("gen.info: 1 file is left out by exclude 'src/gen/**'"));
    }

    @Test
    void oneReportHasManyComponentsByTheirSources() throws Exception {
        workspace
                .sources("ui/a.c", "api/b.c", "c.c")
                .lcov("x.info", "ui/a.c")
                .lcov("y.info", "api/b.c")
                .lcov("z.info", "c.c");

        Collected collected =
                workspace.collect(ReportSpec.ofSources("ui", "ui/**"), ReportSpec.ofSources("api", "api/**"));

        assertThat(collected.errors()).isEmpty();
        assertThat(collected.measurement().components()).containsOnlyKeys("", "api", "ui");
        assertThat(collected.measurement().component("ui").orElseThrow().filesByPath())
                .containsOnlyKeys("ui/a.c");
        assertThatThrownBy(() -> new ReportSpec("ui", null, "a.info", null, null, false, null, "ui/**", ""))
                .hasMessageContaining("leave out pattern");
    }

    @Test
    void noReportIsUnmeasuredAndSaid() throws Exception {
        Collected collected = workspace.collect();

        assertThat(collected.measurement()).isEqualTo(Measurement.NONE);
        assertThat(collected.errors())
                .containsExactly("no coverage report of a known format was found in " + folder.toRealPath()
                        + "; run the tests with coverage, or name the reports by a pattern");
    }

    @Test
    void whatIsCalledLikeAReportAndIsNoneIsNamedOnce() throws Exception {
        String why = "a/jacoco.xml: has the name of a report and is none of a known format, and so 1 other file is;"
                + " the tool that should write it failed or wrote something else";
        workspace.file("a/jacoco.xml", "Killed\n").file("b/lcov.info", "no such option\n");
        workspace.file("notes.xml", "text");
        assertThat(workspace.collect().errors()).contains(why).hasSize(2);
        workspace.sources("c.c").lcov("z.info", "c.c");
        Collected collected = workspace.collect();
        assertThat(collected.errors()).isEmpty();
        assertThat(collected.reports().get(0).problems()).containsExactly(why);
    }

    @Test
    void anEmptyReportIsNamed() throws Exception {
        String why = "lcov.info: is empty, so it measures nothing;"
                + " the tool that should write it was stopped or measured nothing";
        workspace.file("lcov.info", "").file("notes.json", "").file("docs/TEST-a.xml", "");

        assertThat(workspace.collect().errors()).hasSize(2).contains(why);

        workspace.sources("a.c").lcov("out/other.info", "a.c");
        Collected among = workspace.collect();
        assertThat(among.errors()).isEmpty();
        assertThat(among.reports()).singleElement().satisfies(report -> assertThat(report.problems())
                .containsExactly(why));
    }

    @Test
    void aReportThatNamesFilesAndCountsNothingIsSaid() throws Exception {
        workspace.sources("a.c").file("lcov.info", "TN:\nSF:a.c\nend_of_record\n");

        assertThat(workspace.collect().reports()).singleElement().satisfies(report -> assertThat(report.problems())
                .containsExactly("lcov.info: names 1 file and nothing to count in it, so it measures nothing"));
    }

    @Test
    void anEmptyReportThatAPatternAsksForCannotBeUsed() throws Exception {
        workspace
                .sources("a.c")
                .lcov("out/a.info", "a.c")
                .file("out/b.info", "")
                .file("out/.keep", "");

        Collected collected = workspace.collect(new ReportSpec("", null, "out/*"));

        assertThat(collected.errors())
                .containsExactly("out/b.info: is empty; the tool that should write it was stopped or measured nothing");
        assertThat(collected.measurement().counters().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
    }

    @Test
    void parallelPartsAreMergedLineByLine() throws Exception {
        workspace
                .sources("a.c")
                .file("1.info", "SF:a.c\nDA:1,1\nDA:2,0\nend_of_record\n")
                .file("2.info", "SF:a.c\nDA:2,3\nDA:3,0\nend_of_record\n");

        assertThat(workspace.collect().measurement().counters().get(Metric.LINE))
                .isEqualTo(new Counter(2, 1));
    }

    @Test
    void eachReportBelongsToTheFirstComponentThatClaimsIt() throws Exception {
        workspace
                .sources("a.c", "b.c", "c.c")
                .lcov("a/lcov.info", "a.c")
                .lcov("b/lcov.info", "b.c")
                .lcov("c/lcov.info", "c.c");

        Collected collected = workspace.collect(
                ReportSpec.ANY,
                new ReportSpec("first", null, "a/*.info"),
                new ReportSpec("rest", "lcov", "**/lcov.info"));

        assertThat(collected.reports()).extracting(ReadReport::component).containsExactly("first", "rest", "rest");
        assertThat(collected.measurement().components()).containsOnlyKeys("first", "rest");
    }

    @Test
    void aReportThatCannotBeReadCostsOnlyItself() throws Exception {
        workspace.sources("a.c").lcov("good/lcov.info", "a.c").file("bad/lcov.info", "<html>Not found</html>");

        Collected collected = workspace.collect(new ReportSpec("", null, "**/lcov.info"));

        assertThat(collected.measurement().counters().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(collected.errors())
                .singleElement()
                .asString()
                .startsWith("bad/lcov.info: ")
                .doesNotContain("\n");
    }

    @Test
    void aWidePatternPassesOverWhatIsNoReport() throws Exception {
        workspace.sources("a.c").lcov("x.info", "a.c").file("y.info", "hello");

        assertThat(workspace.collect(new ReportSpec("", null, "*.info")).errors())
                .isEmpty();
        assertThat(workspace.collect(new ReportSpec("", null, "y*")).errors())
                .containsExactly("1 file matches 'y*' and none is a report of a known format in " + folder.toRealPath()
                        + "; run the tests with coverage, or correct the pattern");
    }

    @Test
    void aPatternWithoutMatchAndAnUnknownFormatAreOneSentenceEach() throws Exception {
        workspace.sources("a.c").lcov("lcov.info", "a.c");

        Collected collected = workspace.collect(
                new ReportSpec("python", null, "coverage.xml"), new ReportSpec("", "FOO", "*"), ReportSpec.ANY);

        assertThat(collected.measurement().isMeasured()).isTrue();
        assertThat(collected.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.equals("no file matches 'coverage.xml' in " + workspace.root()
                        + " for the component 'python'; run the tests with coverage, or correct the pattern"))
                .anyMatch(problem -> problem.startsWith("'FOO' is not a report format; known are JACOCO"));
    }

    @Test
    void noLinkLeadsOutOfTheWorkspaceOrInCircles(@TempDir Path elsewhere) throws Exception {
        Files.writeString(elsewhere.resolve("lcov.info"), "SF:a.c\nDA:1,1\nend_of_record\n");
        workspace.sources("a.c").lcov("real/lcov.info", "a.c");
        Files.createSymbolicLink(folder.resolve("away"), elsewhere);
        Files.createSymbolicLink(folder.resolve("away.info"), elsewhere.resolve("lcov.info"));
        Files.createSymbolicLink(folder.resolve("real/loop"), folder);
        Files.createSymbolicLink(folder.resolve("alias.info"), folder.resolve("real/lcov.info"));

        assertThat(workspace.collect().reports())
                .extracting(ReadReport::file)
                .containsExactly("alias.info", "real/lcov.info");
        assertThatThrownBy(() -> new ReportSpec("", null, "../other/lcov.info"))
                .hasMessageContaining("leaves the workspace");
        assertThat(workspace.collect(new ReportSpec("", null, "/etc/*")).errors())
                .singleElement()
                .asString()
                .contains("leaves the workspace");
        // Who names a file outright means it; a pattern with a wildcard leads through no link.
        assertThat(workspace
                        .collect(new ReportSpec("", null, "gone.info, ./away/lcov.info"))
                        .reports())
                .extracting(ReadReport::file)
                .containsExactly("away/lcov.info");
        assertThat(workspace.collect(new ReportSpec("", null, "away/*.info")).reports())
                .isEmpty();
    }

    @Test
    void samplesOfReportsAreNoneOfTheBuild() throws Exception {
        workspace
                .lcov("out/lcov.info", "a.c")
                .lcov("docs/lcov.info", "b.c")
                .lcov("Tests/Data/lcov.info", "c.c")
                .lcov("src/Fixtures/lcov.info", "d.c");

        Collected collected = workspace.collect();

        assertThat(collected.reports()).extracting(ReadReport::file).containsExactly("out/lcov.info");
        assertThat(collected.reports().get(0).problems())
                .contains("2 reports in a folder of samples or documents are left out, such as Tests/Data/lcov.info; "
                        + "name them by a pattern to count them");
        assertThat(workspace.collect(new ReportSpec("", null, "docs/*.info")).reports())
                .extracting(ReadReport::file)
                .containsExactly("docs/lcov.info");
    }

    @Test
    void samplesAreReadWhereThereIsNothingElse() throws Exception {
        workspace.lcov("samples/app/lcov.info", "a.c");

        assertThat(workspace.collect().reports()).extracting(ReadReport::file).containsExactly("samples/app/lcov.info");
    }

    @Test
    void anAbsolutePathBelowTheWorkspaceIsOneOfItsFiles() throws Exception {
        workspace.sources("a.c").lcov("out/lcov.info", "a.c");

        Collected collected = workspace.collect(new ReportSpec("", null, folder + "/out/*.info"));

        assertThat(collected.errors()).isEmpty();
        assertThat(collected.reports()).extracting(ReadReport::file).containsExactly("out/lcov.info");
    }

    @Test
    void aReportThatAnotherEntryHasClaimedSaysWhoseItIs() throws Exception {
        workspace.sources("a.c").lcov("out/lcov.info", "a.c");

        assertThat(workspace
                        .collect(new ReportSpec("a", null, "**/lcov.info"), new ReportSpec("b", null, "out/*.info"))
                        .errors())
                .singleElement()
                .asString()
                .startsWith("out/lcov.info belongs to the component 'a' already, so 'out/*.info' brings nothing");
    }

    @Test
    void executionDataIsReadWithTheClassesBesideIt() throws Exception {
        Path data = SharedData.path("polyglot/java/jacoco");
        Files.copy(data.resolve("jacoco.exec"), folder.resolve("jacoco.exec"));
        Files.copy(data.resolve("classes.zip"), folder.resolve("classes.zip"));
        Measurement fromExec = workspace.collect().measurement();
        Files.delete(folder.resolve("classes.zip"));
        assertThat(workspace.collect().errors())
                .singleElement()
                .asString()
                .startsWith("jacoco.exec: holds execution data");

        Files.copy(data.resolve("jacoco.xml"), folder.resolve("jacoco.xml"));
        Collected fromXml = workspace.collect();

        assertThat(fromXml.reports()).extracting(ReadReport::format).containsExactly("JACOCO");
        assertThat(fromXml.measurement().counters().get(Metric.LINE))
                .isEqualTo(fromExec.counters().get(Metric.LINE));
        assertThat(fromXml.measurement().counters().get(Metric.BRANCH))
                .isEqualTo(fromExec.counters().get(Metric.BRANCH));
    }

    @Test
    void aSpecificationIsReadFromJson() throws Exception {
        ReportSpec spec = new ObjectMapper()
                .readValue(
                        "{\"component\":\"backend\",\"format\":\"JACOCO\",\"pattern\":\"**/jacoco.xml\","
                                + "\"carryForwardBuilds\":5}",
                        ReportSpec.class);

        assertThat(spec)
                .isEqualTo(ReportSpecBuilder.builder(new ReportSpec("backend", "JACOCO", "**/jacoco.xml"))
                        .carryForward(new CarryForward(5, 0))
                        .create());
        assertThat(new ObjectMapper().readValue("{\"pattern\":\"x\"}", ReportSpec.class))
                .isEqualTo(new ReportSpec("", null, "x"));
    }
}
