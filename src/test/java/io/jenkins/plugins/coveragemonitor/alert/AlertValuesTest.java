package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small values that alerts are made of. */
class AlertValuesTest {
    private static final Instant NOON = Alerts.NOON;

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "999, 0.9 s",
        "12345, 12.3 s",
        "59999, 59.9 s",
        "60000, 1 min 0 s",
        "61999, 1 min 1 s",
        "3725000, 62 min 5 s",
    })
    void aTimeIsSaidInTenthsOfASecondBelowAMinute(long millis, String text) {
        assertThat(new AlertLevel.Millis(millis).text()).isEqualTo(text);
    }

    @Test
    void aLevelKnowsItsValue() {
        assertThat(new AlertLevel.Amount(17).text()).isEqualTo("17");
        assertThat(Alerts.share(8999).text()).isEqualTo("89.99 %");
        assertThat(AlertLevel.share(Alerts.share(8999))).isEqualTo(new Counter(8999, 1001));
        assertThat(AlertLevel.amount(new AlertLevel.Amount(17))).isEqualTo(17);
        assertThat(AlertLevel.millis(new AlertLevel.Millis(18))).isEqualTo(18);
        assertThat(AlertLevel.Share.of(new Counter(1, 2))).isEqualTo(new AlertLevel.Share(1, 2));
    }

    @Test
    void aSilenceIsInForceFromItsBeginningUntilBeforeItsEnd() {
        Silence silence = silence("x", 1);
        assertThat(silence.isActive(NOON.minusNanos(1))).isFalse();
        assertThat(silence.isActive(NOON)).isTrue();
        assertThat(silence.isActive(NOON.plus(Duration.ofHours(1)).minusNanos(1)))
                .isTrue();
        assertThat(silence.isActive(NOON.plus(Duration.ofHours(1)))).isFalse();
    }

    private static Silence silence(String id, int hours) {
        return new Silence(id, AlertMatcher.ALL, NOON, NOON.plus(Duration.ofHours(hours)), "ann", "");
    }

    @Test
    void aSilenceWithoutALaterEndIsRefused() {
        String sentence = "a silence needs an end that lies after its beginning";
        assertThatThrownBy(() -> silence("x", 0)).hasMessage(sentence);
        assertThatThrownBy(() -> new Silence("x", AlertMatcher.ALL, NOON, null, "ann", ""))
                .hasMessage(sentence);
        assertThatThrownBy(() -> new Silence("x", AlertMatcher.ALL, null, NOON, "ann", ""))
                .hasMessage(sentence);
    }

    @Test
    void ofSeveralSilencesTheLongestIsNamed() {
        Alert alert = Alerts.regression(8900).done();
        Silence elsewhere = new Silence(
                "z",
                new AlertMatcher(Set.of("other"), null, null, null, null, null),
                NOON,
                NOON.plus(Duration.ofDays(9)),
                "ann",
                "");
        Silences silences = new Silences(List.of(silence("a", 1), silence("b", 3), silence("c", 2), elsewhere));
        assertThat(silences.muter(alert, NOON)).map(Silence::id).contains("b");
        assertThat(silences.mutes(alert, NOON.plus(Duration.ofHours(2)))).isTrue();
        assertThat(silences.mutes(alert, NOON.plus(Duration.ofHours(3)))).isFalse();
    }

    @Test
    void aMessageNamesTwentyPeopleAtMost() {
        List<String> owners = Collections.nCopies(21, "@core");
        List<People.Author> authors = Collections.nCopies(21, new People.Author("ann", null));
        People people = new People(owners, authors);
        assertThat(people.owners()).hasSize(20);
        assertThat(people.authors()).hasSize(20);
        assertThat(new People(null, null)).isEqualTo(People.NONE);
        assertThat(new AlertEvent(1, NOON, null, "", null, List.of(), List.of(), List.of(), null).people())
                .as("of a line that an older version wrote")
                .isEqualTo(People.NONE);
    }

    @Test
    void theNewestHundredChangesOfAnAlertAreKept() {
        AlertDraft draft = Alerts.regression(8900);
        for (int build = 3; build <= 101; build++) {
            draft.change(new AlertChange(AlertChange.Kind.UPDATED, NOON, build, null, ""));
        }
        assertThat(draft.done().changes()).hasSize(100);
        assertThat(draft.done().changes().get(0).build()).isEqualTo(2);
        draft.change(new AlertChange(AlertChange.Kind.UPDATED, NOON, 102, null, ""));
        assertThat(draft.done().changes()).hasSize(100);
        assertThat(draft.done().changes().get(0).build()).isEqualTo(3);
        assertThat(draft.done().lastChange().build()).isEqualTo(102);
    }

    @Test
    void aRenamedJobIsRenamedInAllOfAnEvent() {
        Alert alert = Alerts.regression(8900).done();
        AlertEvent event = new AlertEvent(
                7,
                NOON,
                new FirstSeen(2, NOON, null),
                "b",
                "ann",
                List.of(new Transition(AlertChange.Kind.FIRED, alert)),
                List.of(new AlertNotice(AlertNotice.Kind.FIRING, alert)),
                List.of(alert),
                People.NONE);
        Alert renamed = alert.inJob("new");
        assertThat(renamed.key()).isEqualTo(new AlertKey("new", "", "regression", Metric.LINE, ""));
        assertThat(event.inJob("new"))
                .isEqualTo(new AlertEvent(
                        7,
                        NOON,
                        new FirstSeen(2, NOON, null),
                        "b",
                        "ann",
                        List.of(new Transition(AlertChange.Kind.FIRED, renamed)),
                        List.of(new AlertNotice(AlertNotice.Kind.FIRING, renamed)),
                        List.of(renamed),
                        People.NONE));
        assertThat(alert.inJob("app")).isSameAs(alert);
        assertThat(event.isEmpty()).isFalse();
    }

    @Test
    void namesOfLivesDifferWhenAnythingOfTheirBeginningDoes() {
        AlertKey key = new AlertKey("app", "", "regression", Metric.LINE, "");
        FirstSeen since = new FirstSeen(2, NOON, null);
        String name = AlertIds.name(key, since, NOON);
        assertThat(name).matches("[0-9a-f]{16}").isEqualTo(AlertIds.name(key, since, NOON));
        assertThat(AlertIds.name(key.inJob("b"), since, NOON)).isNotEqualTo(name);
        assertThat(AlertIds.name(key, new FirstSeen(3, NOON, null), NOON)).isNotEqualTo(name);
        assertThat(AlertIds.name(key, new FirstSeen(2, NOON.plusMillis(1), null), NOON))
                .isNotEqualTo(name);
        assertThat(AlertIds.name(key, since, NOON.plusMillis(1))).isNotEqualTo(name);
    }

    @Test
    void theStepsOfALifeAreOpenAndSureOrNot() {
        assertThat(Alerts.regression(1).status(AlertStatus.PENDING).done().isOpen())
                .isTrue();
        assertThat(Alerts.regression(1).status(AlertStatus.PENDING).done().isFiring())
                .isFalse();
        assertThat(Alerts.regression(1).status(AlertStatus.ACKNOWLEDGED).done().isFiring())
                .isTrue();
        assertThat(Alerts.regression(1).status(AlertStatus.RESOLVED).done().isOpen())
                .isFalse();
        assertThat(Alerts.regression(1).status(AlertStatus.EVENT).done().isOpen())
                .isFalse();
    }
}
