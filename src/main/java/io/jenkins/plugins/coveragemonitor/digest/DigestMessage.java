package io.jenkins.plugins.coveragemonitor.digest;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A digest as a message for a channel. */
public final class DigestMessage {
    /** The most entries of each kind in a message. */
    private static final int EACH = 10;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private DigestMessage() {}

    /**
     * The message of a digest. The same digest has the same id for a channel, so that it is not sent twice.
     *
     * @param zone the time zone of its readers, for the days
     * @param link the page with more, or {@code null}
     */
    public static Message of(Digest digest, String channel, ZoneId zone, @Nullable String link) {
        String id = "digest-" + Integer.toHexString((channel + digest.from() + digest.to()).hashCode()) + "-"
                + digest.to().getEpochSecond();
        return Message.builder(id, digest.to())
                .title(title(digest, zone))
                .facts(facts(digest))
                .link(link)
                .create();
    }

    private static String title(Digest digest, ZoneId zone) {
        List<String> parts = new ArrayList<>();
        if (!digest.rose().isEmpty()) {
            parts.add(Plurals.count(digest.rose().size(), "job") + " rose");
        }
        if (!digest.fell().isEmpty()) {
            String jobs = digest.rose().isEmpty()
                    ? Plurals.count(digest.fell().size(), "job")
                    : Integer.toString(digest.fell().size());
            parts.add(jobs + " fell");
        }
        if (!digest.repaired().isEmpty()) {
            parts.add(digest.repaired().size() + " repaired");
        }
        if (!digest.open().isEmpty()) {
            parts.add(Plurals.count(digest.open().size(), "open alert"));
        }
        if (!digest.alertsUnknown().isEmpty()) {
            parts.add("alerts of " + Plurals.count(digest.alertsUnknown().size(), "job") + " not known");
        }
        return "Coverage from " + DAY.format(digest.from().atZone(zone)) + " to "
                + DAY.format(digest.to().atZone(zone)) + ": "
                + (parts.isEmpty() ? "nothing to say" : String.join(", ", parts));
    }

    /** What there is to report, one fact for each kind; entries beyond the limit are only counted. */
    static List<Message.Fact> facts(Digest digest) {
        List<Message.Fact> facts = new ArrayList<>();
        add(facts, "Rose", digest.rose(), DigestMessage::move);
        add(facts, "Fell", digest.fell(), DigestMessage::move);
        add(facts, "Repaired", digest.repaired(), one -> one.job() + ": " + one.message() + " (by " + one.by() + ")");
        add(
                facts,
                "Open",
                digest.open(),
                one -> one.job() + ": " + one.message() + " (" + one.severity().toLowerCase(Locale.ROOT) + ")");
        add(facts, "Alerts not known", digest.alertsUnknown(), job -> job);
        add(facts, "Test next", digest.next(), one -> one.job() + ": " + one.path() + ", " + one.why());
        return facts;
    }

    private static String move(Digest.Move move) {
        return move.job() + " " + Digests.points(move.points()) + " to "
                + move.now().percentText();
    }

    private static <T> void add(List<Message.Fact> facts, String name, List<T> all, Function<T, String> words) {
        if (!all.isEmpty()) {
            int more = all.size() - EACH;
            facts.add(new Message.Fact(
                    name,
                    all.stream().limit(EACH).map(words).collect(Collectors.joining("; "))
                            + (more > 0 ? "; and " + more + " more" : "")));
        }
    }
}
