package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One alert in a message.
 *
 * @param notice the kind of notice
 * @param alertId identifies the alert's life, the same from beginning to end
 * @param key the alert's key
 * @param type its type
 * @param severity its severity
 * @param status its status
 * @param text one sentence, without the names of job and build
 * @param since the build it began with
 * @param before the value before it began, or {@code null}
 * @param level the value now, or {@code null}
 */
@WithBuilder
public record MessageAlert(
        AlertNotice.Kind notice,
        String alertId,
        AlertKey key,
        AlertType type,
        Severity severity,
        AlertStatus status,
        @Nullable String text,
        FirstSeen since,
        @Nullable AlertLevel before,
        @Nullable AlertLevel level) {
    /** The content of a notice. */
    static MessageAlert of(AlertNotice notice) {
        Alert alert = notice.alert();
        return MessageAlertBuilder.builder()
                .notice(notice.kind())
                .alertId(alert.alertId())
                .key(alert.key())
                .type(alert.type())
                .severity(alert.severity())
                .status(alert.status())
                .text(alert.message())
                .since(alert.since())
                .before(alert.before())
                .level(alert.level())
                .create();
    }

    /** A copy under the new name of a renamed job. */
    MessageAlert inJob(String job) {
        return MessageAlertBuilder.builder(this).key(key.inJob(job)).create();
    }

    /** Whether it is the end of the alert. */
    public boolean isResolved() {
        return notice == AlertNotice.Kind.RESOLVED;
    }
}
