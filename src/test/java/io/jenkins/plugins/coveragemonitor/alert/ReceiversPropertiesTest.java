package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.store.AlertState;
import io.jenkins.plugins.coveragemonitor.alert.store.Evaluation;
import io.jenkins.plugins.coveragemonitor.alert.store.TimeBasedRules;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Hearing;
import io.jenkins.plugins.coveragemonitor.notify.MessageAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * What each receiver hears while builds, people, time and failing deliveries do what they do: a beginning is followed by
 * at most one end, the end goes to those and only those who heard the beginning, and of a job that was deleted nobody
 * hears any more, also not when another one has its name.
 */
class ReceiversPropertiesTest {
    /** What happens. */
    enum Kind {
        BUILD,
        UNSEEN,
        ACKNOWLEDGED,
        RESOLVED,
        ACCEPTED,
        SILENCED,
        TIME,
        DELIVERED,
        GIVEN_UP,
        DELETED
    }

    /** Something that happens; the numbers tell how much. */
    record Event(Kind kind, int lines, int failed) {}

    private static final AlertSettings SETTINGS = AlertSettings.DEFAULT.toBuilder()
            .reopenHours(6)
            .repeatHours(24)
            .acceptDays(2)
            .staleDays(3)
            .build();

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(12, Kind.BUILD),
                Tuple.of(3, Kind.UNSEEN),
                Tuple.of(1, Kind.ACKNOWLEDGED),
                Tuple.of(1, Kind.RESOLVED),
                Tuple.of(1, Kind.ACCEPTED),
                Tuple.of(1, Kind.SILENCED),
                Tuple.of(2, Kind.TIME),
                Tuple.of(8, Kind.DELIVERED),
                Tuple.of(1, Kind.GIVEN_UP),
                Tuple.of(1, Kind.DELETED));
        Arbitrary<Integer> lines = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(8300, 9000)), Tuple.of(1, Arbitraries.just(-1)));
        return Combinators.combine(kinds, lines, Arbitraries.integers().between(0, 15))
                .as(Event::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(25);
    }

    /** One job of the name, from its creation to its deletion. */
    private static final class Life {
        AlertState state = AlertState.EMPTY;
        Silences silences = Silences.NONE;
        final List<Point> history = new ArrayList<>();
        int seen;
    }

    @Tag("generated")
    @Property(shrinking = ShrinkingMode.BOUNDED)
    void everyReceiverHearsWholeStoriesOfJobsThatExist(@ForAll("histories") List<Event> events) {
        List<Hearing> channels = List.of(
                new Hearing("all", ChannelFilter.DEFAULT),
                new Hearing("critical", new ChannelFilter(null, Set.of(Severity.CRITICAL), null, null, null, null)),
                new Hearing("drops", new ChannelFilter(Set.of(AlertType.REGRESSION), null, null, null, null, null)));
        Life life = new Life();
        Instant now = Job.START;
        Set<String> gone = new HashSet<>();
        int[] heardWhenGone = new int[channels.size()];
        for (Event event : events) {
            now = now.plus(Duration.ofHours(event.kind() == Kind.TIME ? 13 : 1));
            switch (event.kind()) {
                case UNSEEN -> life.history.add(point(life, event, now));
                case DELIVERED -> channels.forEach(channel -> channel.next(true));
                case GIVEN_UP -> channels.get(event.failed() % channels.size()).next(false);
                case DELETED -> {
                    life.state.alerts().forEach(alert -> gone.add(alert.alertId()));
                    channels.forEach(Hearing::forget);
                    for (int i = 0; i < channels.size(); i++) {
                        heardWhenGone[i] = channels.get(i).heard.size();
                    }
                    life = new Life();
                }
                default -> happens(life, event, now, channels);
            }
        }
        for (Hearing channel : channels) {
            while (channel.next(true)) {
                // What waits arrives in the end.
            }
        }
        for (int i = 0; i < channels.size(); i++) {
            List<MessageAlert> heard = channels.get(i).heard;
            assertThat(heard.subList(heardWhenGone[i], heard.size()).stream().map(MessageAlert::alertId))
                    .as("heard of a job after its deletion")
                    .noneMatch(gone::contains);
            check(channels.get(i), life);
        }
    }

    private static void happens(Life life, Event event, Instant now, List<Hearing> channels) {
        Evaluation decision = new Evaluation(life.state, "app", SETTINGS, life.silences, now);
        switch (event.kind()) {
            case BUILD -> {
                life.history.add(point(life, event, now));
                for (; life.seen < life.history.size(); life.seen++) {
                    decision.build(life.history.get(life.seen), life.history.subList(0, life.seen), List.of());
                }
            }
            case ACKNOWLEDGED ->
                person(decision, life.state, now, AlertChange.Kind.ACKNOWLEDGED, alert -> alert.draft()
                        .status(AlertStatus.ACKNOWLEDGED)
                        .acknowledgement(new Acknowledgement(
                                "ann", now, "", now.plus(Duration.ofHours(4)), BigDecimal.ONE, alert.level())));
            case RESOLVED -> ended(decision, life.state, now, Resolution.How.BY_HAND);
            case ACCEPTED -> ended(decision, life.state, now, Resolution.How.ACCEPTED);
            case SILENCED ->
                life.silences = new Silences(
                        List.of(new Silence("s", AlertMatcher.ALL, now, now.plus(Duration.ofHours(5)), "ann", "")));
            default -> {
                List<Point> measured =
                        life.history.stream().filter(Point::isMeasured).toList();
                List<Point> newest = measured.subList(Math.max(0, measured.size() - 1), measured.size());
                new TimeBasedRules(SETTINGS, life.silences, alert -> Set.of())
                        .look(decision, "app", newest, Set.of(), now);
            }
        }
        Evaluation.Outcome outcome = decision.done();
        life.state = life.state.with(outcome.entry());
        channels.forEach(channel -> channel.put("app", outcome.event()));
    }

    private static Point point(Life life, Event event, Instant now) {
        return Point.builder(life.history.size() + 1, now)
                .totals(Job.counters(event.lines()))
                .tests(new TestTotals(100, event.failed(), 0, Duration.ofSeconds(10)))
                .create();
    }

    /** What a person writes on an alert. */
    private interface AlertAction {
        AlertDraft of(Alert alert);
    }

    private static void ended(Evaluation decision, AlertState state, Instant now, Resolution.How how) {
        person(decision, state, now, AlertChange.Kind.RESOLVED, alert -> alert.draft()
                .status(AlertStatus.RESOLVED)
                .resolution(new Resolution(how, 0, now, null, "ann", "")));
    }

    private static void person(
            Evaluation decision, AlertState state, Instant now, AlertChange.Kind kind, AlertAction action) {
        state.alerts().stream()
                .filter(Alert::isFiring)
                .findFirst()
                .ifPresent(alert -> decision.took(new Transition(
                        kind,
                        action.of(alert)
                                .worse(false)
                                .change(new AlertChange(kind, now, 0, "ann", ""))
                                .done())));
    }

    private static void check(Hearing channel, Life life) {
        Set<String> lost = channel.lostEnds.stream().map(MessageAlert::alertId).collect(Collectors.toSet());
        Set<String> open = new HashSet<>();
        for (MessageAlert item : channel.heard) {
            if (item.isResolved()) {
                assertThat(open.remove(item.alertId()))
                        .as("an end without a beginning, or a second one: %s", item)
                        .isTrue();
            } else {
                boolean again = !open.add(item.alertId());
                boolean second = again && item.notice() == AlertNotice.Kind.FIRING && !lost.contains(item.alertId());
                assertThat(second).as("a second beginning: %s", item).isFalse();
            }
        }
        life.state.alerts().stream()
                .filter(alert -> alert.resolution() != null
                        && alert.resolution().how() != Resolution.How.RETIRED
                        && !alert.type().isEvent()
                        && !lost.contains(alert.alertId()))
                .forEach(alert -> assertThat(open)
                        .as("who heard the beginning hears the end")
                        .doesNotContain(alert.alertId()));
    }
}
