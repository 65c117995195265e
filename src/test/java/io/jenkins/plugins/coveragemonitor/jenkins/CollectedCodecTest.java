package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.history.MeasurementCodec;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from an agent is data, and is not believed. */
class CollectedCodecTest {
    @TempDir
    Path workspace;

    @Test
    void whatAnAgentCollectsArrivesAsItWas() throws Exception {
        Collected arrived = CollectedCodec.decode(answer());
        assertThat(arrived.measurement().counters().get(Metric.LINE).percentText())
                .startsWith("50");
        assertThat(arrived.reports()).singleElement().satisfies(report -> assertThat(report.file())
                .isEqualTo("lcov.info"));
    }

    @Test
    void anAnswerCutAnywhereIsRefusedInOneSentence() throws Exception {
        byte[] whole = answer();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> CollectedCodec.decode(cut))
                    .as("cut after %s of %s bytes", cut.length, whole.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerThatAnnouncesMoreThanItHoldsTakesNoMemory() {
        byte[] liar = {0x7f, -1, -1, -1, 0};
        assertThatThrownBy(() -> CollectedCodec.decode(liar)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"reports\":[null],\"problems\":[]}",
                "{\"reports\":[],\"problems\":[null]}",
                "{\"reports\":[{}],\"problems\":[]}",
                "{\"reports\":[{\"file\":\"a\",\"problems\":[]}],\"problems\":[]}",
                "{\"reports\":[],\"problems\":[],\"absent\":[null]}",
                "{\"reports\":[],\"problems\":[],\"patch\":{}}"
            })
    void aPartThatIsNullIsASentence(String json) throws Exception {
        byte[] rows = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new DataOutputStream(answer).writeInt(rows.length);
        answer.write(rows);
        MeasurementCodec.write(CollectedCodec.decode(answer()).measurement(), answer);

        assertThatThrownBy(() -> CollectedCodec.decode(answer.toByteArray()))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageStartingWith("the agent's answer is damaged: ");
    }

    @Test
    void aShortAnswerIsASentence() {
        assertThatThrownBy(() -> CollectedCodec.decode(new byte[2]))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the agent's answer is damaged: it has 2 bytes");
    }

    @Test
    void aJavaObjectIsNoAnswer() {
        byte[] object = "\u00ac\u00ed\u0000\u0005sr\u0000\u0011java.util.HashMap".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CollectedCodec.decode(object)).isInstanceOf(IOException.class);
    }

    private byte[] answer() throws Exception {
        Files.writeString(workspace.resolve("lcov.info"), "SF:src/a.js\nDA:1,1\nDA:2,0\nend_of_record\n");
        return new CollectOnAgent("{}", null, "{}", "{}", List.of()).invoke(workspace.toFile(), null);
    }
}
