package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.notify.outbox.DeliveryRecord;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The delivery records and the dead letters. */
final class DeliveriesEndpoint {
    private final ApiDependencies parts;

    DeliveriesEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    /** An event in the delivery of a message. */
    @WithBuilder
    record View(
            Instant at,
            String channel,
            String id,
            String job,
            String title,
            DeliveryRecord.Result result,
            int attempt,
            @Nullable String why) {}

    /** A message that was given up. */
    private record Dead(String id, String channel, String job, String title, Instant put, @Nullable String why) {}

    ApiResponse list(ApiCall call) throws IOException {
        QueryParameters parameters = call.parameters();
        Set<DeliveryRecord.Result> results = parameters.any("result", DeliveryRecord.Result.class);
        Set<String> channels = parameters.texts("channel");
        String job = call.ownJob() != null ? call.ownJob() : parameters.text("job");
        return call.page(parts.channels().deliveries().stream()
                .filter(record -> results.isEmpty() || results.contains(record.result()))
                .filter(record -> channels.isEmpty() || channels.contains(record.channel()))
                .filter(record -> job.isEmpty() || job.equals(record.job()))
                .map(record -> DeliveriesEndpointViewBuilder.builder()
                        .at(record.at())
                        .channel(record.channel())
                        .id(record.id())
                        .job(record.job())
                        .title(record.title())
                        .result(record.result())
                        .attempt(record.attempt())
                        .why(record.why())
                        .create())
                .toList());
    }

    ApiResponse dead(ApiCall call) throws IOException {
        Set<String> channels = call.parameters().texts("channel");
        return call.page(entries(call).stream()
                .filter(entry -> channels.isEmpty() || channels.contains(entry.channel()))
                .sorted(Comparator.comparing(OutboxEntry::put).reversed())
                .map(entry -> new Dead(
                        entry.message().id(),
                        entry.channel(),
                        entry.message().job(),
                        entry.message().title(),
                        entry.put(),
                        entry.why()))
                .toList());
    }

    ApiResponse again(ApiCall call) throws IOException {
        String id = call.variable("id");
        OutboxEntry entry = entries(call).stream()
                .filter(known -> known.message().id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiProblem.missing("there is no message '" + id + "' that was given up"));
        if (!parts.channels().sendAgain(entry.channel(), id)) {
            throw ApiProblem.conflict(null, "the message is on its way again already");
        }
        parts.state()
                .audit()
                .add(
                        call.caller().name(),
                        "delivery.send-again",
                        entry.message().job(),
                        id,
                        entry.channel());
        return ApiResponse.done();
    }

    private List<OutboxEntry> entries(ApiCall call) throws IOException {
        List<OutboxEntry> all = new ArrayList<>();
        for (ChannelAdmin.Listed channel : parts.channels().channels()) {
            all.addAll(parts.channels().deadLetters(channel.name()));
        }
        String job = call.ownJob();
        return job == null
                ? all
                : all.stream()
                        .filter(entry -> entry.message().job().equals(job))
                        .toList();
    }
}
