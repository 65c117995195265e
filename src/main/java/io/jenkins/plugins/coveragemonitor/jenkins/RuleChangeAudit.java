package io.jenkins.plugins.coveragemonitor.jenkins;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The gates and alert limits in a job's own form or Pipeline, {@code rules.json} with the job.
 *
 * <p>Jenkins does not report what was changed in a form, and a Jenkinsfile changes with a commit. So a change is
 * reported by the first build that is judged by other rules than the one before.
 */
final class RuleChangeAudit {
    private final Path file;

    RuleChangeAudit(JobHome home) {
        this.file = home.folder().resolve("rules.json");
    }

    /**
     * The content of the file.
     *
     * @param build the newest judged build
     * @param rules each rule by its name, as text
     */
    private record Kept(int build, Map<String, String> rules) {}

    /**
     * Records the rules of a build.
     *
     * @return the changes since the build before, in words; empty if there are none, or no build before
     */
    Optional<String> judged(int build, List<GateRule> gates, AlertSettings alerts) throws IOException {
        Map<String, String> now = new TreeMap<>();
        for (GateRule gate : gates) {
            now.put("gate " + gate.title(), StoredJson.MAPPER.writeValueAsString(gate));
        }
        flatten("alerts", StoredJson.MAPPER.valueToTree(alerts), now);
        return new Journal(file, line -> true).exclusively(writer -> {
            Kept before = read();
            if (before != null && build < before.build()) {
                return Optional.empty();
            }
            writer.replace(List.of(StoredJson.MAPPER.writeValueAsBytes(new Kept(build, now))));
            List<String> changes = before == null ? List.of() : changes(before.rules(), now);
            return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
        });
    }

    private @Nullable Kept read() throws IOException {
        try {
            return StoredJson.MAPPER.readValue(Files.readAllBytes(file), Kept.class);
        } catch (NoSuchFileException | JacksonException nothingToCompareWith) {
            return null;
        }
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String old = before.get(name);
            String given = now.get(name);
            if (old == null) {
                changes.add(name + " added");
            } else if (given == null) {
                changes.add(name + " removed");
            } else if (!old.equals(given)) {
                changes.add(name + (name.startsWith("gate ") ? " changed" : " " + given + ", before " + old));
            }
        }
        return changes;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(name + "." + field.getKey(), field.getValue(), into));
        } else {
            into.put(name, node.isTextual() ? node.asText() : node.toString());
        }
    }
}
