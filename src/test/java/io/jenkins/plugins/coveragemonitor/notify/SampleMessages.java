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
import java.util.ArrayList;
import java.util.List;

/** Messages for the tests. */
public final class SampleMessages {
    public static final Instant TIME = Instant.parse("2026-01-05T08:00:00Z");

    private SampleMessages() {}

    public static Message firing(String id, String alertId) {
        return message(id, alertId, AlertNotice.Kind.FIRING);
    }

    public static Message resolved(String id, String alertId) {
        return message(id, alertId, AlertNotice.Kind.RESOLVED);
    }

    public static Message message(String id, String alertId, AlertNotice.Kind kind) {
        boolean over = kind == AlertNotice.Kind.RESOLVED;
        MessageAlert item = new MessageAlert(
                kind,
                alertId,
                new AlertKey("app", "", "regression", Metric.LINE, ""),
                AlertType.REGRESSION,
                Severity.WARNING,
                over ? AlertStatus.RESOLVED : AlertStatus.ACTIVE,
                "line coverage fell 1.22 points from 96.19 % to 94.97 %",
                new FirstSeen(16, TIME, "abcdef0123456789"),
                new AlertLevel.Share(1162, 46),
                new AlertLevel.Share(1190, 63));
        return Message.builder(id, TIME)
                .job("app")
                .build(16)
                .commit("abcdef0123456789")
                .severity(over ? Severity.INFO : Severity.WARNING)
                .title((over ? "Resolved: " : "") + "app #16: line coverage <b>fell</b> 1.22 points")
                .facts(List.of(new Message.Fact("Since", "#16, commit abcdef0123")))
                .items(List.of(item))
                .link("http://jenkins.example/job/app/16/")
                .create();
    }

    /** One message of two: what the first tells, then what the second does. */
    public static Message both(String id, Message first, Message second) {
        List<Message.Fact> facts = new ArrayList<>(first.facts());
        String alertId = second.alertIds().get(0);
        second.facts().forEach(fact -> facts.add(new Message.Fact(fact.name(), fact.value(), alertId)));
        List<MessageAlert> items = new ArrayList<>(first.items());
        items.addAll(second.items());
        return Message.builder(id, first.time())
                .job(first.job())
                .build(first.build())
                .branch(first.branch())
                .commit(first.commit())
                .severity(first.severity())
                .title(first.title() + "; 1 resolved")
                .facts(facts)
                .items(items)
                .link(first.link())
                .create();
    }

    public static Message titled(Message message, String title) {
        return message.toBuilder().title(title).create();
    }
}
