package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import org.junit.jupiter.api.Test;

/** How the cause of an alert is written in one text. */
class AlertKeyTest {
    private static void isWritten(AlertKey key, String text) {
        assertThat(key).hasToString(text);
        assertThat(AlertKey.parse(text)).isEqualTo(key);
    }

    @Test
    void everyNameReadsBackAsItWas() {
        isWritten(new AlertKey("app", "", "regression", Metric.LINE, ""), "app:-:regression:LINE:-");
        isWritten(new AlertKey("app", "", "measurement-lost", null, "web"), "app:-:measurement-lost:-:web");
        isWritten(
                new AlertKey("team/my app", "a:b", "gate 1+1 %", Metric.BRANCH, "-"),
                "team%2Fmy%20app:a%3Ab:gate%201%2B1%20%25:BRANCH:%2D");
    }

    @Test
    void aPlusThatSomebodyTypesIsAPlus() {
        assertThat(AlertKey.parse("c++:-:regression:LINE:-").job()).isEqualTo("c++");
    }

    @Test
    void whatIsNoKeyIsRefusedInASentence() {
        assertThatThrownBy(() -> AlertKey.parse("app:-:regression:LINE"))
                .hasMessage("'app:-:regression:LINE' is not the key of an alert; it has five parts with colons between"
                        + " them: job:branch:rule:METRIC:component");
        assertThatThrownBy(() -> AlertKey.parse("app:-:regression:LINES:-"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'app:-:regression:LINES:-' is not the key of an alert: ");
        assertThatThrownBy(() -> AlertKey.parse("%:-:regression:LINE:-"))
                .hasMessageStartingWith("'%:-:regression:LINE:-' is not the key of an alert: ");
    }

    @Test
    void ofARenamedJobOnlyTheJobDiffers() {
        assertThat(new AlertKey("app", "b", "r", Metric.LINE, "c").inJob("new"))
                .isEqualTo(new AlertKey("new", "b", "r", Metric.LINE, "c"));
    }
}
