package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.store.AlertState;
import io.jenkins.plugins.coveragemonitor.alert.store.Evaluation;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever builds, people and the clock do: nobody hears the same thing twice, and every end has a beginning. */
class AlertLifePropertiesTest {
    /** Something that happens: a build with a coverage and failing tests, a person, or time. */
    record Event(int kind, int lines, int failed) {}

    private static final Duration REPEAT = Duration.ofHours(24);
    private static final AlertSettings SETTINGS = AlertSettings.DEFAULT.toBuilder()
            .reopenHours(6)
            .repeatHours(24)
            .acceptDays(0)
            .staleDays(0)
            .build();

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Integer> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(10, 0),
                net.jqwik.api.Tuple.of(1, 1),
                net.jqwik.api.Tuple.of(1, 2),
                net.jqwik.api.Tuple.of(1, 3),
                net.jqwik.api.Tuple.of(2, 4),
                net.jqwik.api.Tuple.of(1, 5));
        Arbitrary<Integer> lines = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.integers().between(8700, 9000)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(-1)));
        Arbitrary<Integer> failed = Arbitraries.integers().between(0, 15);
        return Combinators.combine(kinds, lines, failed).as(Event::new).list().ofMaxSize(25);
    }

    @Tag("generated")
    @Property(shrinking = ShrinkingMode.BOUNDED)
    void nobodyHearsTheSameTwiceAndEveryEndHasABeginning(@ForAll("histories") List<Event> events) {
        AlertState state = AlertState.EMPTY;
        Instant now = Job.START;
        List<Point> history = new ArrayList<>();
        Silences silences = Silences.NONE;
        Map<String, AlertNotice> notified = new HashMap<>();
        for (Event event : events) {
            now = now.plus(Duration.ofHours(event.kind() == 4 ? 13 : 1));
            Evaluation decision = new Evaluation(state, "app", SETTINGS, silences, now);
            switch (event.kind()) {
                case 0 -> build(decision, history, event, now);
                case 1 -> person(decision, state, now, true);
                case 2 -> person(decision, state, now, false);
                case 3 ->
                    silences = new Silences(List.of(new Silence(
                            "s",
                            new AlertMatcher(null, null, null, Set.of(AlertType.REGRESSION), null, null),
                            now,
                            now.plus(Duration.ofHours(5)),
                            "ann",
                            "")));
                default -> {
                    // Time alone.
                }
            }
            Evaluation.Outcome outcome = decision.done();
            state = state.with(outcome.entry());
            for (AlertNotice notice : outcome.event().notices()) {
                check(notice, notified, now);
            }
            assertThat(state.alerts().stream().filter(Alert::isOpen).map(Alert::key))
                    .doesNotHaveDuplicates();
        }
    }

    private static void build(Evaluation decision, List<Point> history, Event event, Instant now) {
        Point point = Point.builder(history.size() + 1, now)
                .totals(Job.counters(event.lines()))
                .tests(new TestTotals(100, event.failed(), 0, Duration.ofSeconds(10)))
                .create();
        decision.build(point, List.copyOf(history), List.of());
        history.add(point);
    }

    private static void person(Evaluation decision, AlertState state, Instant now, boolean acknowledge) {
        AlertChange.Kind kind = acknowledge ? AlertChange.Kind.ACKNOWLEDGED : AlertChange.Kind.RESOLVED;
        AlertChange change = new AlertChange(kind, now, 0, "ann", "");
        state.alerts().stream().filter(Alert::isFiring).findFirst().ifPresent(alert -> {
            AlertDraft draft = alert.draft().worse(false).change(change);
            decision.took(new Transition(
                    kind,
                    acknowledge
                            ? draft.status(AlertStatus.ACKNOWLEDGED)
                                    .acknowledgement(
                                            new Acknowledgement("ann", now, "", null, BigDecimal.ONE, alert.level()))
                                    .done()
                            : draft.status(AlertStatus.RESOLVED)
                                    .resolution(new Resolution(Resolution.How.BY_HAND, 0, now, null, "ann", ""))
                                    .done()));
        });
    }

    private static void check(AlertNotice notice, Map<String, AlertNotice> notified, Instant now) {
        Alert alert = notice.alert();
        AlertNotice before = notified.get(alert.alertId());
        boolean open = before != null && before.kind() != AlertNotice.Kind.RESOLVED;
        switch (notice.kind()) {
            case FIRING -> assertThat(open).as("a second firing of %s", alert).isFalse();
            case WORSE -> {
                assertThat(open).isTrue();
                boolean asAgreed = alert.lastChange().kind() == AlertChange.Kind.UNACKNOWLEDGED;
                boolean differs = !alert.level().equals(before.alert().level());
                assertThat(asAgreed || differs)
                        .as("worse than what was told, or than what was agreed")
                        .isTrue();
            }
            case REMINDER -> {
                assertThat(open).isTrue();
                boolean due = !Duration.between(
                                before.alert().lastNotification().when(), now)
                        .minus(REPEAT)
                        .isNegative();
                boolean givenBack = alert.lastChange().kind() == AlertChange.Kind.UNACKNOWLEDGED;
                assertThat(due || givenBack).isTrue();
            }
            case RESOLVED ->
                assertThat(open)
                        .as("an end without a beginning, or a second one")
                        .isTrue();
        }
        notified.put(alert.alertId(), notice);
    }
}
