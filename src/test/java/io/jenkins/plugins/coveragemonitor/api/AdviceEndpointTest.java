package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that writes tests asks over HTTP. */
class AdviceEndpointTest {
    @TempDir
    Path folder;

    private Ask ask;

    @BeforeEach
    void house() {
        ask = new Ask(new House(folder), Role.READER).below("payments");
    }

    @Test
    void theGapsOfABuildAreExactAndTheNewOnesComeFirst() {
        JsonNode answer = Ask.json(ask.get("gaps"));
        assertThat(answer.at("/about/build").intValue()).isEqualTo(3);
        assertThat(answer.at("/about/baseline").textValue()).isEqualTo("#2");
        assertThat(answer.at("/about/missedGates/0/coveredNeeded").intValue()).isEqualTo(110);
        assertThat(answer.at("/files/0/gaps")).hasToString("[[3391,5000]]");
        assertThat(answer.at("/files/0/newGaps")).hasToString("[[3391,3621]]");
        assertThat(answer.at("/files/0/newLines").intValue()).isEqualTo(231);
        assertThat(answer.at("/totalLines").intValue()).isEqualTo(1610);
        assertThat(Ask.json(ask.get("gaps?path=lib/**")).at("/totalFiles").intValue())
                .isZero();
        assertThat(Ask.json(ask.get("gaps?build=2&new=true")).at("/files")).isEmpty();
    }

    @Test
    void whatToTestNextNamesTheFilesAndTheLines() {
        JsonNode answer = Ask.json(ask.get("what-to-test-next?limit=1"));
        assertThat(answer.at("/files/0/path").textValue()).isEqualTo("src/refund.c");
        assertThat(answer.at("/files/0/why").textValue()).contains("1,610 missed lines, 231 of them new");
        assertThat(answer.at("/files/0/gaps/0/from").intValue()).isEqualTo(3391);
        assertThat(answer.at("/files/0/gaps/0/in").textValue()).isEqualTo("main");
    }

    @Test
    void theChangeIsExplainedByWhatMoved() {
        JsonNode answer = Ask.json(ask.get("explain-change"));
        assertThat(answer.at("/project/0/points").decimalValue()).isEqualByComparingTo("-2.31");
        assertThat(answer.at("/files/0/of").textValue()).isEqualTo("src/refund.c");
        assertThat(answer.at("/lostLines").intValue()).isEqualTo(231);
        assertThat(answer.at("/lost/0/to").intValue()).isEqualTo(3621);
    }

    @Test
    void theGatesTellWhatIsLacking() {
        JsonNode answer = Ask.json(ask.get("gate-status"));
        assertThat(answer.at("/about/verdict").textValue()).isEqualTo("WARNING");
        assertThat(answer.at("/gates/0/wanted").textValue()).isEqualTo("85%");
        assertThat(answer.at("/gates/0/coveredNeeded").intValue()).isEqualTo(110);
    }

    @Test
    void whatCannotBeAnsweredIsSaidWithTheRemedy() {
        assertThat(Ask.json(ask.get("gaps?build=99")).at("/error/message").textValue())
                .isEqualTo("#99 of payments was not recorded; leave the build out for the newest one");
        assertThat(ask.get("gaps?build=99").status()).isEqualTo(404);
        assertThat(Ask.json(ask.get("gaps?build=1")).at("/error/message").textValue())
                .isEqualTo("#1 of payments: its lines are no longer kept; choose a newer build");
        assertThat(ask.get("gaps?limit=0").status()).isEqualTo(400);
        assertThat(ask.get("gaps?path=/etc").status()).isEqualTo(400);
        assertThat(ask.get("gaps?new=maybe").status()).isEqualTo(400);
    }
}
