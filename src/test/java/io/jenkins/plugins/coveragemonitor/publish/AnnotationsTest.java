package io.jenkins.plugins.coveragemonitor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.publish.Annotation.Kind;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.PaymentsBuild;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Remarks beside lines: which, in which order, and in the files of other tools. */
class AnnotationsTest {
    private static final BuildData DATA = PaymentsBuild.data();
    private static final BuildPage PAGE = BuildPages.of(DATA);

    private static List<Annotation> of(AnnotationChoice choice, int most) {
        return Annotations.of(PAGE, DATA, choice, most);
    }

    @Test
    void newGapsComeFirstThoseInChangedLinesBeforeTheOthers() {
        assertThat(of(AnnotationChoice.NEW_GAPS, 50))
                .extracting(Annotation::kind)
                .containsExactly(
                        Kind.CHANGED,
                        Kind.CHANGED,
                        Kind.CHANGED,
                        Kind.CHANGED,
                        Kind.CHANGED,
                        Kind.LOST,
                        Kind.LOST,
                        Kind.LOST,
                        Kind.LOST);
        assertThat(of(AnnotationChoice.NEW_GAPS, 50).get(0).message())
                .isEqualTo("No test covers 17 changed lines (apply_partial · worker).");
        assertThat(of(AnnotationChoice.NEW_GAPS, 50).get(5).message())
                .isEqualTo("33 lines (withRetry · web) lost their coverage.");
    }

    @Test
    void theChoiceAndTheLimitHold() {
        assertThat(of(AnnotationChoice.CHANGED, 50)).hasSize(5);
        assertThat(of(AnnotationChoice.NEW_GAPS, 3)).hasSize(3);
        assertThat(of(AnnotationChoice.NONE, 50)).isEmpty();
        List<Annotation> all = of(AnnotationChoice.ALL, 100_000);
        assertThat(all.stream().mapToLong(Annotation::lines).sum())
                .as("each missed line of a file with lines once")
                .isEqualTo(missedLines());
        assertThat(all.subList(9, all.size())).extracting(Annotation::kind).containsOnly(Kind.OLD);
    }

    private static long missedLines() {
        return DATA.measurement().components().values().stream()
                .flatMap(component -> component.files().stream())
                .mapToLong(file -> file.lines().lines().missed())
                .sum();
    }

    @Test
    void sarifNamesRulesPlacesAndEachGapOnce() throws IOException {
        JsonNode log = new ObjectMapper().readTree(SarifLog.of("team/app", 120, "1.0", of(AnnotationChoice.ALL, 500)));
        JsonNode run = log.path("runs").path(0);
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        assertThat(run.path("tool").path("driver").path("rules")).hasSize(3);
        assertThat(run.path("automationDetails").path("id").asText()).isEqualTo("coverage-monitor/team/app/120");
        JsonNode first = run.path("results").path(0);
        assertThat(first.path("ruleId").asText()).isEqualTo("changed-lines");
        assertThat(run.path("tool")
                        .path("driver")
                        .path("rules")
                        .path(first.path("ruleIndex").asInt())
                        .path("id")
                        .asText())
                .isEqualTo("changed-lines");
        JsonNode place = first.path("locations").path(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").asText()).isEqualTo("worker/payments_worker/refunds.py");
        assertThat(place.path("region").toString()).isEqualTo("{\"startLine\":203,\"endLine\":221}");
        Set<String> fingerprints = new HashSet<>();
        run.path("results")
                .forEach(result ->
                        fingerprints.add(result.path("partialFingerprints").toString()));
        assertThat(fingerprints).hasSameSizeAs(run.path("results"));
    }

    @Test
    void aPathIsAnAddressWithoutAScheme() {
        assertThat(SarifLog.uri("C:\\src\\a b.cs")).isEqualTo("src/a%20b.cs");
        assertThat(SarifLog.uri("/src/ü#1?.py")).isEqualTo("src/%C3%BC%231%3F.py");
        assertThat(SarifLog.uri("javascript:alert(1)")).isEqualTo("javascript%3Aalert(1)");
    }

    @Test
    void gitHubGetsOneCommandALine() {
        List<String> lines = GitHubAnnotations.of(PAGE, of(AnnotationChoice.CHANGED, 1));
        assertThat(lines)
                .containsExactly(
                        "::error title=Coverage::Failed: line coverage fell 0.62 points against #119; 0.50 are allowed."
                                + " 23 more covered lines pass this gate.",
                        "::warning file=worker/payments_worker/refunds.py,line=203,endLine=221,title=Changed lines that no test covers"
                                + "::No test covers 17 changed lines (apply_partial · worker).");
        BuildData hostile = HostileBuild.data();
        BuildPage page = BuildPages.of(hostile);
        assertThat(GitHubAnnotations.of(page, Annotations.of(page, hostile, AnnotationChoice.ALL, 9)))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\u001b", "\u202e"))
                .anySatisfy(line -> assertThat(line).contains("%0A%3A%3Aerror%3A%3A%250A@everyone.java,line=2"));
    }
}
