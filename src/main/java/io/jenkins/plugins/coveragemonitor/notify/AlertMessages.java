package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns an alert event into the message for one channel. */
public final class AlertMessages {
    private static final Comparator<AlertNotice> URGENT_FIRST = Comparator.comparing(
                    (AlertNotice notice) -> notice.kind() == AlertNotice.Kind.RESOLVED)
            .thenComparing(notice -> notice.alert().severity(), Comparator.reverseOrder())
            .thenComparing(notice -> notice.alert().type())
            .thenComparing(notice -> notice.alert().key().component());

    private final String job;
    private final @Nullable String monitor;
    private final IntFunction<String> links;

    /**
     * Messages of a job.
     *
     * @param links returns the address of a build's report, or of the job for 0; may return {@code null}
     */
    public AlertMessages(String job, IntFunction<String> links) {
        this(job, null, links);
    }

    /**
     * Messages of a monitor of a job.
     *
     * @param monitor its name, {@code null} for the default one
     * @param links returns the address of a build's report, or of the job for 0; may return {@code null}
     */
    public AlertMessages(String job, @Nullable String monitor, IntFunction<String> links) {
        this.job = job;
        this.monitor = monitor;
        this.links = links;
    }

    /**
     * The message about an event for a channel.
     *
     * @param wasNotified whether the channel was notified of the beginning of the alert with an id
     * @return empty if there is nothing that it wants
     */
    public Optional<Message> of(AlertEvent event, String channel, ChannelFilter filter, Predicate<String> wasNotified) {
        List<AlertNotice> notices = event.notices().stream()
                .filter(notice -> notice.kind() == AlertNotice.Kind.RESOLVED
                        ? wasNotified.test(notice.alert().alertId())
                        : filter.wants(notice.alert(), event.people())
                                || notice.kind() == AlertNotice.Kind.REMINDER
                                        && filter.wants(notice.alert())
                                        && wasNotified.test(notice.alert().alertId()))
                .sorted(URGENT_FIRST)
                .toList();
        return notices.isEmpty() ? Optional.empty() : Optional.of(message(event, channel, notices));
    }

    /**
     * A message about a job that was renamed or moved. The key stays, because it is the same message.
     *
     * @param links maps the address of a page of the job to its new one
     */
    public static Message renamed(Message message, String job, UnaryOperator<String> links) {
        String link = message.link() == null ? null : links.apply(message.link());
        if (message.comment() != null) {
            return message.toBuilder().job(job).link(link).create();
        }
        List<MessageAlert> items =
                message.items().stream().map(item -> item.inJob(job)).toList();
        return changed(message, job, items, message.facts(), link);
    }

    /**
     * A message about several alerts without the ends of those whose beginning was not sent to the receiver.
     *
     * @param wasNotified whether it was, by the alert's id
     */
    public static Message withoutUnnotifiedResolutions(Message message, Predicate<String> wasNotified) {
        List<MessageAlert> items = message.items().stream()
                .filter(item -> !item.isResolved() || wasNotified.test(item.alertId()))
                .toList();
        List<Message.Fact> facts = message.facts().stream()
                .filter(fact -> fact.alertId() == null || wasNotified.test(fact.alertId()))
                .toList();
        return items.size() == message.items().size()
                ? message
                : changed(message, message.job(), items, facts, message.link());
    }

    private static Message changed(
            Message message, String job, List<MessageAlert> items, List<Message.Fact> facts, @Nullable String link) {
        return message.toBuilder()
                .job(job)
                .title(title(job, message.branch(), message.build(), items))
                .facts(facts)
                .items(items)
                .link(link)
                .create();
    }

    private Message message(AlertEvent event, String channel, List<AlertNotice> notices) {
        int build = event.firstSeen() == null ? 0 : event.firstSeen().build();
        Severity severity = notices.stream()
                .filter(notice -> notice.kind() != AlertNotice.Kind.RESOLVED)
                .map(notice -> notice.alert().severity())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
        List<MessageAlert> items = notices.stream().map(MessageAlert::of).toList();
        return Message.builder(id(event, channel, notices), event.when())
                .job(job)
                .build(build)
                .branch(event.branch())
                .commit(event.firstSeen() == null ? null : event.firstSeen().commit())
                .severity(severity)
                .title(title(job, event.branch(), build, items))
                .facts(facts(event, notices))
                .items(items)
                .link(links.apply(build))
                .people(event.people())
                .create();
    }

    private static String title(String job, String branch, int build, List<MessageAlert> items) {
        MessageAlert first = items.get(0);
        String where = job + (branch.isEmpty() ? "" : " (" + branch + ")") + (build == 0 ? "" : " #" + build);
        String lead =
                switch (first.notice()) {
                    case RESOLVED -> "Resolved: ";
                    case REMINDER -> "Still: ";
                    case WORSE -> "Worse: ";
                    case FIRING, EVENT -> "";
                };
        long over = items.stream().filter(MessageAlert::isResolved).count();
        long firing = items.size() - over;
        String more = firing > 1
                ? ", and " + (firing - 1) + " more"
                : firing == 0 && over > 1 ? ", and " + (over - 1) + " more" : "";
        String resolved = firing > 0 && over > 0 ? "; " + over + " resolved" : "";
        return lead + where + ": " + first.text() + more + resolved;
    }

    private List<Message.Fact> facts(AlertEvent event, List<AlertNotice> notices) {
        List<Message.Fact> facts = new ArrayList<>();
        if (monitor != null) {
            facts.add(new Message.Fact("Monitor", monitor, null));
        }
        for (AlertNotice notice : notices) {
            Alert alert = notice.alert();
            if (notice.kind() == AlertNotice.Kind.RESOLVED) {
                facts.add(new Message.Fact(Hint.word(notice), alert.message(), alert.alertId()));
                facts.add(new Message.Fact("Lasted", lasted(alert), alert.alertId()));
            } else {
                facts.add(new Message.Fact(Hint.word(notice), alert.message()));
                facts.add(new Message.Fact("Since", since(alert)));
            }
        }
        List<String> where = event.muted().stream()
                .filter(alert -> !alert.key().component().isEmpty())
                .map(Alert::message)
                .toList();
        if (!where.isEmpty()) {
            facts.add(new Message.Fact("Where", String.join("; ", where)));
        }
        if (notices.stream().anyMatch(notice -> notice.kind() != AlertNotice.Kind.RESOLVED)) {
            people(event.people(), facts);
        }
        notices.stream()
                .filter(notice -> notice.kind() != AlertNotice.Kind.RESOLVED)
                .map(notice -> Hint.of(notice.alert().type()))
                .filter(advice -> !advice.isEmpty())
                .distinct()
                .forEach(advice -> facts.add(new Message.Fact("To do", advice)));
        return facts;
    }

    private static void people(People people, List<Message.Fact> facts) {
        if (!people.owners().isEmpty()) {
            facts.add(new Message.Fact("Owners", String.join(", ", people.owners())));
        }
        if (!people.authors().isEmpty()) {
            facts.add(new Message.Fact(
                    "Authors",
                    people.authors().stream().map(People.Author::name).collect(Collectors.joining(", "))));
        }
    }

    private static String since(Alert alert) {
        String build = alert.since().build() == 0
                ? alert.since().time().toString()
                : "#" + alert.since().build();
        return build + commit(alert.since().commit());
    }

    private static String lasted(Alert alert) {
        Resolution end = alert.resolution();
        if (end == null) {
            return "";
        }
        Duration time = Duration.between(alert.since().time(), end.time());
        String length = time.toDays() > 1
                ? Plurals.count(time.toDays(), "day")
                : Plurals.count(Math.max(0, time.toMinutes()), "minute");
        String by = end.who() != null
                ? ", ended by " + end.who() + (end.note().isEmpty() ? "" : ": " + end.note())
                : end.build() == 0 ? "" : ", ended by #" + end.build() + commit(end.commit());
        return length + " since " + since(alert) + by;
    }

    private static String commit(@Nullable String commit) {
        return commit == null ? "" : ", commit " + commit.substring(0, Math.min(10, commit.length()));
    }

    /** The same id for every attempt to send this event to this channel, and different for any other. */
    private static String id(AlertEvent event, String channel, List<AlertNotice> notices) {
        StringBuilder text = new StringBuilder(channel).append('\n').append(event.number());
        notices.forEach(notice -> text.append('\n')
                .append(notice.kind())
                .append(' ')
                .append(notice.alert().alertId()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
