package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.digest.Digest;
import io.jenkins.plugins.coveragemonitor.digest.DigestMessage;
import io.jenkins.plugins.coveragemonitor.digest.Digests;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The digest as it would be sent now, for the jobs that the caller may read. */
final class DigestEndpoint {
    private static final int WEEK = 7;
    private static final int YEAR = 366;

    private final ApiDependencies parts;

    DigestEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    /**
     * The digest.
     *
     * @param text its text; {@code null} if there is nothing to report, because it is not sent then
     * @param problems why it lacks jobs, one sentence each; absent if it has all
     */
    private record Preview(
            Instant from,
            Instant to,
            boolean sent,
            @Nullable String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> problems) {}

    ApiResponse preview(ApiCall call) throws IOException {
        int days = call.parameters().number("days", WEEK, 1, YEAR);
        ZoneId zone = zone(call.parameters().text("zone"));
        Instant now = parts.clock().instant();
        Digests digests = new Digests(now.minus(Duration.ofDays(days)), now);
        List<String> problems = new ArrayList<>();
        for (String job : call.readableJobs()) {
            for (String monitor : parts.jobs().monitors(job)) {
                CoverageMonitor one = parts.jobs().monitor(job, monitor);
                try {
                    digests.add(one);
                } catch (IOException unreadable) {
                    problems.add("the history of " + one.title() + " cannot be read");
                }
            }
        }
        Digest digest = digests.digest();
        String text = digest.isEmpty()
                ? null
                : DigestMessage.of(digest, "", zone, null).text();
        return ApiResponse.ok(new Preview(digest.from(), digest.to(), !digest.isEmpty(), text, problems));
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw ApiProblem.parameter("zone", "zone is a time zone such as Europe/Berlin");
        }
    }
}
