package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.notify.outbox.DeliveryRecord;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What became of messages, and those that were given up. */
final class DeliveriesEndpoint {
    private final ApiDependencies parts;

    DeliveriesEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    /** What happened to a message. */
    private record View(
            Instant at,
            String channel,
            String id,
            String job,
            String title,
            DeliveryRecord.Result result,
            int attempt,
            String why) {}

    /** A message that was given up. */
    private record Dead(String id, String channel, String job, String title, Instant put, String why) {}

    ApiResponse list(ApiCall exchange) throws IOException {
        QueryParameters parameters = exchange.parameters();
        Set<DeliveryRecord.Result> results = parameters.any("result", DeliveryRecord.Result.class);
        Set<String> channels = parameters.texts("channel");
        String job = exchange.ownJob() != null ? exchange.ownJob() : parameters.text("job");
        return exchange.page(parts.channels().deliveries().stream()
                .filter(record -> results.isEmpty() || results.contains(record.result()))
                .filter(record -> channels.isEmpty() || channels.contains(record.channel()))
                .filter(record -> job.isEmpty() || job.equals(record.job()))
                .map(record -> new View(
                        record.at(),
                        record.channel(),
                        record.id(),
                        record.job(),
                        record.title(),
                        record.result(),
                        record.attempt(),
                        record.why()))
                .toList());
    }

    ApiResponse dead(ApiCall exchange) throws IOException {
        Set<String> channels = exchange.parameters().texts("channel");
        return exchange.page(letters(exchange).stream()
                .filter(letter -> channels.isEmpty() || channels.contains(letter.channel()))
                .sorted(Comparator.comparing(OutboxEntry::put).reversed())
                .map(letter -> new Dead(
                        letter.message().id(),
                        letter.channel(),
                        letter.message().job(),
                        letter.message().title(),
                        letter.put(),
                        letter.why()))
                .toList());
    }

    ApiResponse again(ApiCall exchange) throws IOException {
        String id = exchange.variable("id");
        OutboxEntry letter = letters(exchange).stream()
                .filter(known -> known.message().id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiProblem.missing("there is no message '" + id + "' that was given up"));
        if (!parts.channels().sendAgain(letter.channel(), id)) {
            throw ApiProblem.conflict(null, "the message is on its way again already");
        }
        parts.state()
                .audit()
                .add(
                        exchange.caller().name(),
                        "delivery.send-again",
                        letter.message().job(),
                        id,
                        letter.channel());
        return ApiResponse.done();
    }

    private List<OutboxEntry> letters(ApiCall exchange) throws IOException {
        List<OutboxEntry> all = new ArrayList<>();
        for (ChannelAdmin.Listed channel : parts.channels().channels()) {
            all.addAll(parts.channels().deadLetters(channel.name()));
        }
        String job = exchange.ownJob();
        return job == null
                ? all
                : all.stream()
                        .filter(letter -> letter.message().job().equals(job))
                        .toList();
    }
}
