package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channels, for administrators. */
final class ChannelsEndpoint {
    /** A test sends a message to people and probes a server, so it must not be repeated quickly. */
    private static final Duration BETWEEN_TESTS = Duration.ofSeconds(10);

    private final ApiDependencies parts;
    private final Map<String, Instant> tested = new HashMap<>();

    ChannelsEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    /** A channel in an answer. */
    private record View(
            String name,
            String kind,
            int ratePerMinute,
            @Nullable ChannelFilter filter,
            @Nullable ChannelStatus status,
            @Nullable Integer successPercent) {
        static View of(ChannelAdmin.Listed listed) {
            ChannelStatus status = listed.status();
            return new View(
                    listed.name(),
                    listed.kind(),
                    listed.ratePerMinute(),
                    listed.filter(),
                    status,
                    status == null ? null : status.successPercent());
        }
    }

    ApiResponse list(ApiCall call) throws IOException {
        return call.page(parts.channels().channels().stream().map(View::of).toList());
    }

    ApiResponse get(ApiCall call) throws IOException {
        return ApiResponse.ok(View.of(find(call.variable("name"))));
    }

    ApiResponse create(ApiCall call) throws IOException {
        ObjectNode object = call.body().object();
        BodyFields body = new BodyFields(object);
        String name = body.required("name", 64);
        String kind = body.required("kind", 40);
        if (parts.channels().channels().stream().anyMatch(known -> known.name().equals(name))) {
            throw ApiProblem.conflict("name", "there is a channel '" + name + "' already");
        }
        ObjectNode settings = object.deepCopy();
        settings.remove("kind");
        try {
            parts.channels().create(kind, settings);
        } catch (IllegalArgumentException wrong) {
            throw ApiProblem.invalid(null, String.valueOf(wrong.getMessage()));
        } catch (IllegalStateException elsewhere) {
            throw ApiProblem.conflict(null, String.valueOf(elsewhere.getMessage()));
        }
        audit(call, "channel.create", name, kind);
        return ApiResponse.created(call.link("channels", name), View.of(find(name)));
    }

    ApiResponse delete(ApiCall call) throws IOException {
        String name = call.variable("name");
        try {
            if (!parts.channels().delete(name)) {
                throw missing(name);
            }
        } catch (IllegalStateException elsewhere) {
            throw ApiProblem.conflict(null, String.valueOf(elsewhere.getMessage()));
        }
        audit(call, "channel.delete", name, null);
        return ApiResponse.done();
    }

    /**
     * The result of a test message.
     *
     * @param result {@code delivered}, {@code failed} or {@code refused}
     * @param why why not, or {@code null}
     */
    private record Tested(String result, @Nullable String why) {}

    ApiResponse test(ApiCall call) throws IOException, InterruptedException {
        String name = find(call.variable("name")).name();
        mayTest(name);
        Optional<Delivery> delivery = parts.channels().test(name);
        if (delivery.isEmpty()) {
            throw missing(name);
        }
        Delivery answer = delivery.get();
        Tested tested = answer instanceof Delivery.Later later
                ? new Tested("failed", later.why())
                : answer instanceof Delivery.Refused refused
                        ? new Tested("refused", refused.why())
                        : new Tested("delivered", null);
        audit(call, "channel.test", name, tested.result());
        return ApiResponse.ok(tested);
    }

    private synchronized void mayTest(String name) {
        Instant now = parts.clock().instant();
        tested.values().removeIf(when -> !when.plus(BETWEEN_TESTS).isAfter(now));
        Instant last = tested.putIfAbsent(name, now);
        if (last != null) {
            long wait = Duration.between(now, last.plus(BETWEEN_TESTS)).toSeconds() + 1;
            throw ApiProblem.tooMany("the channel was tested just now; wait " + Plurals.count(wait, "second"), wait);
        }
    }

    private ChannelAdmin.Listed find(@Nullable String name) throws IOException {
        return parts.channels().channels().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    private static ApiProblem missing(@Nullable String name) {
        return ApiProblem.missing("there is no channel '" + name + "'");
    }

    private void audit(ApiCall call, String action, @Nullable String name, @Nullable String note) throws IOException {
        parts.state().audit().add(call.caller().name(), action, null, name, note);
    }
}
