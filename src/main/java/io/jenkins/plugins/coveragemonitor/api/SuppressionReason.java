package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.Silence;
import io.jenkins.plugins.coveragemonitor.api.state.Caller;
import io.jenkins.plugins.coveragemonitor.api.state.SilenceStore;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody is notified of an open alert.
 *
 * @param why the kind of reason
 * @param by the id of the silence or of the other alert, or {@code null}
 * @param text the reason as one phrase
 */
record SuppressionReason(Why why, @Nullable String by, String text) {
    /** The kinds of reasons. */
    enum Why {
        /** It is not certain yet. */
        PENDING,
        /** A person muted it. */
        SILENCED,
        /** Another alert already says it. */
        MUTED,
        /** No configured channel, among those that its job chose, wants such alerts. */
        UNWANTED
    }

    /**
     * The reason for an alert of a monitor; {@code null} if it was notified, is over or only waits for its message.
     *
     * @param caller the caller
     */
    static @Nullable SuppressionReason of(ApiDependencies parts, Caller caller, Alert alert, String monitor)
            throws IOException {
        if (!alert.isOpen()) {
            return null;
        }
        if (alert.status() == AlertStatus.PENDING) {
            return new SuppressionReason(
                    Why.PENDING, null, "not sure yet, found in " + Plurals.count(alert.bad(), "build") + " in a row");
        }
        if (alert.lastNotification() == null) {
            Optional<Silence> silence =
                    parts.state().silences().all().muter(alert, parts.clock().instant());
            if (silence.isPresent()) {
                return silenced(silence.get(), SilenceStore.isSeen(caller, silence.get()));
            }
            Optional<Alert> other =
                    parts.jobs().monitor(alert.key().job(), monitor).alerts().muter(alert);
            if (other.isPresent()) {
                return muted(other.get());
            }
        }
        return parts.channels().wants(alert, monitor)
                ? null
                : new SuppressionReason(Why.UNWANTED, null, "no channel that is set up wants alerts like this");
    }

    /** A caller who may not see the silence itself only learns that there is one, and until when. */
    private static SuppressionReason silenced(Silence silence, boolean seen) {
        String until = " until " + silence.until();
        return seen
                ? new SuppressionReason(
                        Why.SILENCED,
                        silence.id(),
                        "silenced by " + silence.who() + until
                                + (silence.note().isEmpty() ? "" : ": " + silence.note()))
                : new SuppressionReason(Why.SILENCED, null, "silenced" + until);
    }

    private static SuppressionReason muted(Alert other) {
        String whole =
                other.key().component().isEmpty() ? "the project" : other.key().component();
        return new SuppressionReason(
                Why.MUTED,
                other.alertId(),
                "the " + other.type().label() + " of " + whole + " says it already: " + other.message());
    }
}
