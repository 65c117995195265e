package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silence;
import io.jenkins.plugins.coveragemonitor.api.state.Caller;
import io.jenkins.plugins.coveragemonitor.api.state.SilenceStore;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;

/**
 * Silences. One that names jobs belongs to those who may configure all of them, and is visible to those who may read
 * all of them. One without jobs or with a pattern may match jobs that its author does not know, so it belongs to
 * administrators.
 */
final class SilencesEndpoint {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ApiDependencies parts;
    private final AlertsEndpoint alerts;

    SilencesEndpoint(ApiDependencies parts) {
        this.parts = parts;
        this.alerts = new AlertsEndpoint(parts);
    }

    /** A silence in an answer. */
    @WithBuilder
    record View(
            String id,
            String state,
            AlertMatcher matcher,
            Instant from,
            Instant until,
            String who,
            String note,
            boolean mayEnd) {
        static View of(Silence silence, Instant now, Caller caller) {
            String state = silence.isActive(now) ? "active" : now.isBefore(silence.from()) ? "to come" : "over";
            return SilencesEndpointViewBuilder.builder()
                    .id(silence.id())
                    .state(state)
                    .matcher(silence.matcher())
                    .from(silence.from())
                    .until(silence.until())
                    .who(silence.who())
                    .note(silence.note())
                    .mayEnd(silence.until().isAfter(now)
                            && mayOwn(caller, silence.matcher().jobs()))
                    .create();
        }
    }

    ApiResponse list(ApiCall call) throws IOException {
        Instant now = parts.clock().instant();
        Set<String> states = call.parameters().texts("state");
        return call.page(parts.state().silences().all().all().stream()
                .filter(silence -> isSeen(call, silence))
                .sorted(Comparator.comparing(Silence::until).reversed())
                .map(silence -> View.of(silence, now, call.caller()))
                .filter(view -> states.isEmpty() || states.contains(view.state()))
                .toList());
    }

    ApiResponse get(ApiCall call) throws IOException {
        return ApiResponse.ok(View.of(find(call), parts.clock().instant(), call.caller()));
    }

    ApiResponse create(ApiCall call) throws IOException {
        BodyFields body = call.body().only("matcher", "from", "until", "note");
        BodyFields matcher =
                body.inside("matcher").only("jobs", "branches", "components", "types", "severities", "metrics");
        Set<String> jobs = matcher.texts("jobs", 100);
        if (call.ownJob() != null) {
            if (!jobs.isEmpty() && !jobs.equals(Set.of(call.ownJob()))) {
                throw ApiProblem.invalid("matcher.jobs", "matcher.jobs is another job; leave it out");
            }
            jobs = Set.of(call.ownJob());
        }
        own(call, jobs);
        AlertMatcher wanted = new AlertMatcher(
                jobs,
                matcher.texts("branches", 100),
                matcher.texts("components", 100),
                matcher.any("types", AlertType.class),
                matcher.any("severities", Severity.class),
                matcher.any("metrics", Metric.class));
        return add(call, wanted, body);
    }

    ApiResponse ofAlert(ApiCall call) throws IOException {
        BodyFields body = call.body().only("from", "until", "note");
        Alert alert = alerts.find(call).alert();
        AlertMatcher wanted = new AlertMatcher(
                Set.of(alert.key().job()),
                Set.of(alert.key().branch()),
                Set.of(alert.key().component()),
                Set.of(alert.type()),
                null,
                alert.key().metric() == null ? null : Set.of(alert.key().metric()));
        return add(call, wanted, body);
    }

    private ApiResponse add(ApiCall call, AlertMatcher matcher, BodyFields body) throws IOException {
        Instant now = parts.clock().instant();
        Instant from = Objects.requireNonNullElse(body.moment("from"), now);
        Instant until = body.moment("until");
        if (until == null || !until.isAfter(from) || !until.isAfter(now)) {
            throw ApiProblem.invalid("until", "a silence needs an end in the future: give until, after its beginning");
        }
        if (Duration.between(now, until).compareTo(LONGEST) > 0) {
            throw ApiProblem.invalid("until", "a silence ends within a year; to mute for good, disable the rule");
        }
        String note = body.text("note", 1000);
        try {
            Silence added = parts.state()
                    .silences()
                    .add(matcher, from, until, call.caller().name(), note);
            audit(call, "silence.create", added);
            return ApiResponse.created(call.link("silences", added.id()), View.of(added, now, call.caller()));
        } catch (IllegalStateException full) {
            throw ApiProblem.conflict(null, String.valueOf(full.getMessage()));
        }
    }

    ApiResponse end(ApiCall call) throws IOException {
        Silence silence = find(call);
        own(call, silence.matcher().jobs());
        if (!parts.state().silences().end(silence.id())) {
            throw ApiProblem.conflict(null, "the silence is over already");
        }
        audit(call, "silence.end", silence);
        return ApiResponse.done();
    }

    private Silence find(ApiCall call) throws IOException {
        return parts.state()
                .silences()
                .find(call.variable("id"))
                .filter(silence -> isSeen(call, silence))
                .orElseThrow(() -> ApiProblem.missing("there is no silence '" + call.variable("id") + "'"));
    }

    private static boolean isSeen(ApiCall call, Silence silence) {
        return call.ownJob() != null
                ? silence.matcher().jobs().equals(Set.of(call.ownJob()))
                : SilenceStore.isSeen(call.caller(), silence);
    }

    private static boolean mayOwn(Caller caller, Set<String> jobs) {
        return SilenceStore.isWide(jobs)
                ? caller.mayAdminister()
                : jobs.stream().allMatch(caller::mayConfigure);
    }

    /** Refuses a caller who may not mute these jobs. */
    private static void own(ApiCall call, Set<String> jobs) throws IOException {
        if (SilenceStore.isWide(jobs)) {
            call.administrator();
        } else {
            for (String job : jobs) {
                call.job(job);
            }
        }
    }

    private void audit(ApiCall call, String action, Silence silence) throws IOException {
        Set<String> jobs = silence.matcher().jobs();
        String job =
                jobs.size() == 1 && !SilenceStore.isWide(jobs) ? jobs.iterator().next() : null;
        parts.state().audit().add(call.caller().name(), action, job, silence.id(), silence.note());
    }
}
