package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Instant;
import java.util.List;

/** A sample message, to preview templates and to test channels. */
public final class TemplatePreview {
    private TemplatePreview() {}

    /**
     * The message; every variable has a value, except the link if there is none.
     *
     * @param id its key; a new one for every test, because receivers may drop known ones
     */
    public static Message message(String id, Instant now, String link) {
        String text = "backend: line coverage fell 1.22 points from 96.19 % to 94.97 %";
        MessageAlert item = MessageAlertBuilder.builder()
                .notice(AlertNotice.Kind.FIRING)
                .alertId(id)
                .key(new AlertKey("example-job", "main", "regression", Metric.LINE, "backend"))
                .type(AlertType.REGRESSION)
                .severity(Severity.WARNING)
                .status(AlertStatus.ACTIVE)
                .text(text)
                .since(new FirstSeen(16, now, "4be07d2a1c"))
                .before(new AlertLevel.Share(1162, 46))
                .level(new AlertLevel.Share(1190, 63))
                .create();
        return Message.builder(id, now)
                .job("example-job")
                .build(16)
                .branch("main")
                .commit("4be07d2a1c")
                .severity(Severity.WARNING)
                .title("Test: example-job (main) #16: " + text)
                .facts(List.of(
                        new Message.Fact("New", text),
                        new Message.Fact("Since", "#16, commit 4be07d2a1c"),
                        new Message.Fact("To do", "nothing, this is a test of the channel")))
                .items(List.of(item))
                .link(link)
                .create();
    }
}
