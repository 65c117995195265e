package io.jenkins.plugins.coveragemonitor.api;

import java.io.IOException;
import java.util.Set;

/** The audit log. */
final class AuditEndpoint {
    private final ApiDependencies parts;

    AuditEndpoint(ApiDependencies parts) {
        this.parts = parts;
    }

    ApiResponse list(ApiCall call) throws IOException {
        QueryParameters parameters = call.parameters();
        Set<String> actions = parameters.texts("action");
        String who = parameters.text("who");
        String job = call.ownJob() != null ? call.ownJob() : parameters.text("job");
        return call.page(parts.state().audit().newestFirst().stream()
                .filter(entry -> actions.isEmpty()
                        || actions.stream().anyMatch(action -> entry.action().startsWith(action)))
                .filter(entry -> who.isEmpty() || entry.who().equals(who))
                .filter(entry -> job.isEmpty() || job.equals(entry.job()))
                .toList());
    }
}
