package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.CountedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPointPatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"@", "<?xml@", "<?xml version='1.0'@", "<?xml version='1.0'?>@", "<?xml version@="})
    void theHeadOfAReportIsLookedAtInLinearTime(String head) {
        CountedText.assertLinear(
                size -> head.replace("@", " ".repeat(size)),
                text -> SplitPoint.PLAIN.matcher(text).lookingAt());
    }

    @ParameterizedTest
    @CsvSource({
        "<report>, true",
        "'  <report>', true",
        "<?xml version='1.0'?><report>, true",
        "'<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\" ?>\n<!DOCTYPE a>', true",
        "<?xml version='1.0' encoding='latin1'?><report>, false",
        "<?xml version='1.1'?><report>, false",
        "report, false"
    })
    void onlyAPlainHeadIsOne(String head, boolean isPlain) {
        assertThat(SplitPoint.PLAIN.matcher(head.replace("'", "\"")).lookingAt())
                .isEqualTo(isPlain);
    }
}
