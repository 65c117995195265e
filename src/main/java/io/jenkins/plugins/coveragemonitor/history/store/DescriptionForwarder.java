package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Copies the descriptions and alerts of jobs to the shared store when they have changed. */
final class DescriptionForwarder {
    private final SharedHistoryStore store;
    private final Map<JobKey, JobDescription> described = new HashMap<>();

    /** Digests of the ended alerts that the store has; their texts would take much memory. */
    private final Map<JobKey, String> ended = new HashMap<>();

    DescriptionForwarder(SharedHistoryStore store) {
        this.store = store;
    }

    /** Forgets everything known of the store. */
    void forget() {
        described.clear();
        ended.clear();
    }

    void send(ForwardedJob job) throws IOException {
        JobDescription now = job.about().now();
        if (!now.equals(described.get(job.key()))) {
            store.describe(job.key(), now);
            described.put(job.key(), now);
        }
        AlertHistory alerts = job.ended().now();
        String digest = digest(alerts);
        if (!digest.equals(ended.get(job.key()))) {
            store.keepAlerts(job.key(), alerts);
            ended.put(job.key(), digest);
        }
    }

    private static String digest(AlertHistory alerts) {
        StringBuilder text = new StringBuilder();
        alerts.ended()
                .forEach(alert -> text.append(DescriptionJson.write(alert)).append('\n'));
        new TreeSet<>(alerts.open()).forEach(id -> text.append(id).append('\n'));
        return RewrittenFiles.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
