package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies a finding to an alert: pending, active, acknowledged, resolved. Pure; one alert at a time.
 *
 * <p>An event has no life: it happens in one build, and is kept as it was.
 *
 * <p>A build may be evaluated again, for example when a late stage is merged into it. Then nothing is counted twice,
 * and an alert that the first evaluation began may end.
 */
public final class LifeCycle {
    private final AlertSettings settings;
    private final Point point;
    private final Instant now;

    public LifeCycle(AlertSettings settings, Point point, Instant now) {
        this.settings = settings;
        this.point = point;
        this.now = now;
    }

    /**
     * The transition that an alert takes.
     *
     * @param known the newest alert of the same cause, open or resolved; {@code null} if there never was one
     */
    public Optional<Transition> next(AlertKey key, @Nullable Alert known, Finding finding) {
        if (finding.type().isEvent()) {
            return happened(key, known, finding);
        }
        if (known != null && known.isOpen()) {
            return switch (finding.state()) {
                case BAD -> continued(known, finding);
                case GOOD -> Optional.of(better(known, finding));
                case GONE -> Optional.of(ended(known, finding, Resolution.How.RETIRED));
                case UNKNOWN -> Optional.empty();
            };
        }
        return finding.state() == FindingState.BAD ? Optional.of(begun(key, known, finding)) : Optional.empty();
    }

    /** An event that recurs soon is the same one: it is kept, and its receivers are not notified again. */
    private Optional<Transition> happened(AlertKey key, @Nullable Alert known, Finding finding) {
        boolean same = known != null && known.since().build() == point.build();
        if (finding.state() != FindingState.BAD || same) {
            return Optional.empty();
        }
        Duration since = known == null ? null : Duration.between(known.since().time(), point.time());
        boolean again = since != null && !since.isNegative() && since.compareTo(settings.reopenWithin()) < 0;
        FirstSeen now = FirstSeen.of(point);
        return Optional.of(transition(
                AlertChange.Kind.HAPPENED,
                new AlertDraft()
                        .alertId(AlertIds.name(key, now, this.now))
                        .key(key)
                        .type(finding.type())
                        .severity(finding.severity())
                        .status(AlertStatus.EVENT)
                        .since(now)
                        .before(finding.before())
                        .level(finding.level())
                        .message(finding.message())
                        .lastNotification(known != null && again ? known.lastNotification() : null)
                        .counts(point.build(), 1, 0)));
    }

    private Transition begun(AlertKey key, @Nullable Alert known, Finding finding) {
        boolean again = known != null && known.resolution() != null && reopens(known.resolution());
        FirstSeen since = FirstSeen.of(point);
        boolean sure = again || settings.rule(finding.type()).pending() <= 1;
        AlertDraft draft =
                known != null && again ? known.draft() : new AlertDraft().alertId(AlertIds.name(key, since, now));
        draft.key(key)
                .type(finding.type())
                .since(since)
                .before(finding.before())
                .lastNotification(null)
                .acknowledgement(null)
                .resolution(null)
                .worse(false)
                .severity(finding.severity());
        AlertChange.Kind kind =
                again ? AlertChange.Kind.REOPENED : sure ? AlertChange.Kind.FIRED : AlertChange.Kind.PENDING;
        return transition(
                kind,
                draft.status(sure ? AlertStatus.ACTIVE : AlertStatus.PENDING)
                        .level(finding.level())
                        .message(finding.message())
                        .counts(point.build(), 1, 0));
    }

    private boolean reopens(Resolution resolution) {
        Duration since = Duration.between(resolution.time(), point.time());
        return resolution.how() == Resolution.How.RECOVERED
                && !since.isNegative()
                && since.compareTo(settings.reopenWithin()) < 0;
    }

    private Optional<Transition> continued(Alert open, Finding finding) {
        AlertDraft draft = draft(open, finding);
        if (open.status() == AlertStatus.PENDING) {
            int bad = open.build() == point.build() ? open.bad() : open.bad() + 1;
            boolean sure = bad >= settings.rule(open.type()).pending();
            draft.counts(point.build(), bad, 0).status(sure ? AlertStatus.ACTIVE : AlertStatus.PENDING);
            return Optional.of(transition(sure ? AlertChange.Kind.FIRED : AlertChange.Kind.PENDING, draft));
        }
        draft.counts(point.build(), open.bad(), 0);
        if (open.status() == AlertStatus.ACKNOWLEDGED && open.acknowledgement() != null) {
            return Escalation.thanAcknowledged(open.acknowledgement(), finding.level())
                    ? Optional.of(transition(
                            AlertChange.Kind.UNACKNOWLEDGED,
                            draft.status(AlertStatus.ACTIVE)
                                    .acknowledgement(null)
                                    .worse(true)))
                    : changed(open, finding, draft);
        }
        boolean worse = finding.worse() || isMoreSevere(open, finding);
        return worse && !open.worse()
                ? Optional.of(transition(AlertChange.Kind.WORSE, draft.worse(true)))
                : changed(open, finding, draft.worse(worse));
    }

    private static boolean isMoreSevere(Alert open, Finding finding) {
        return open.lastNotification() != null
                && finding.severity().isAbove(open.lastNotification().severity());
    }

    private Optional<Transition> changed(Alert open, Finding finding, AlertDraft draft) {
        boolean same = Objects.equals(open.level(), finding.level())
                && open.good() == 0
                && open.severity().compareTo(finding.severity()) >= 0;
        return same ? Optional.empty() : Optional.of(new Transition(AlertChange.Kind.UPDATED, draft.done()));
    }

    private Transition better(Alert open, Finding finding) {
        if (open.status() == AlertStatus.PENDING) {
            return ended(open, finding, Resolution.How.RECOVERED);
        }
        boolean counted = open.build() == point.build() && open.good() > 0;
        int good = counted ? open.good() : open.good() + 1;
        return good >= settings.rule(open.type()).resolveAfter()
                ? ended(open, finding, Resolution.How.RECOVERED)
                : new Transition(
                        AlertChange.Kind.UPDATED,
                        open.draft()
                                .level(finding.level())
                                .counts(point.build(), open.bad(), good)
                                .done());
    }

    private Transition ended(Alert open, Finding finding, Resolution.How how) {
        AlertDraft draft = draft(open, finding).counts(point.build(), 0, open.good() + 1);
        if (open.status() == AlertStatus.PENDING) {
            return transition(AlertChange.Kind.DISCARDED, draft);
        }
        return transition(
                AlertChange.Kind.RESOLVED,
                draft.status(AlertStatus.RESOLVED)
                        .worse(false)
                        .resolution(new Resolution(how, point.build(), point.time(), point.commit(), null, "")));
    }

    private static AlertDraft draft(Alert open, Finding finding) {
        boolean higher = finding.severity().isAbove(open.severity());
        return open.draft()
                .level(finding.level())
                .message(finding.message())
                .severity(higher ? finding.severity() : open.severity());
    }

    private Transition transition(AlertChange.Kind kind, AlertDraft draft) {
        return new Transition(
                kind,
                draft.change(new AlertChange(kind, now, point.build(), null, ""))
                        .done());
    }
}
