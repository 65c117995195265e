package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings of alerts that people change while everything runs; they hold from the next evaluation on. For each setting:
 * what is set here for the job, else what the job's configuration sets otherwise than the default, else what is set here
 * for all jobs, else the default.
 */
public final class Thresholds {
    /** Made when it is needed: most jobs have no setting here, and a short command is not to wait for it. */
    private static final class Default {
        private static final JsonNode TREE = tree(AlertSettings.DEFAULT);

        private Default() {}
    }

    private final StateFile<Overrides> file;

    /** The settings in a file, which need not exist. */
    public Thresholds(Path file) {
        this.file = new StateFile<>(file, Overrides.class, new Overrides(1, null, Map.of()));
    }

    /** Where they are kept. */
    public Path path() {
        return file.path();
    }

    /** What is in the file: what is set, as it was given. */
    private record Overrides(int v, @Nullable ObjectNode all, Map<String, ObjectNode> jobs) {
        Overrides {
            jobs = jobs == null ? Map.of() : Map.copyOf(jobs);
        }

        Overrides with(@Nullable String job, @Nullable ObjectNode settings) {
            if (job == null) {
                return new Overrides(v, settings, jobs);
            }
            Map<String, ObjectNode> changed = new TreeMap<>(jobs);
            changed.remove(job);
            if (settings != null) {
                changed.put(job, settings);
            }
            return new Overrides(v, all, changed);
        }
    }

    /** How alerts of a job live, given how the job configures them. */
    public AlertSettings effective(String job, AlertSettings configured) throws IOException {
        Overrides now = file.read();
        ObjectNode own = now.jobs().get(job);
        if (now.all() == null && own == null) {
            return configured;
        }
        ObjectNode merged = (ObjectNode) Default.TREE.deepCopy();
        overlay(merged, now.all());
        overlay(merged, difference((ObjectNode) tree(configured)));
        overlay(merged, own);
        return read(merged);
    }

    /** How alerts of a job live that configures nothing. */
    AlertSettings effective() throws IOException {
        ObjectNode merged = (ObjectNode) Default.TREE.deepCopy();
        overlay(merged, file.read().all());
        return read(merged);
    }

    /** What is set here for a job, for all jobs if it is {@code null}; empty if nothing is. */
    ObjectNode set(@Nullable String job) throws IOException {
        Overrides now = file.read();
        ObjectNode settings = job == null ? now.all() : now.jobs().get(job);
        return settings == null ? ApiJson.MAPPER.createObjectNode() : settings.deepCopy();
    }

    /** Sets what holds for a job, for all jobs if it is {@code null}; what is left out is set no more. */
    void put(@Nullable String job, ObjectNode settings) throws IOException {
        ObjectNode merged = (ObjectNode) Default.TREE.deepCopy();
        settings.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                throw ApiProblem.invalid(field.getKey(), field.getKey() + " is null; leave it out to set it no more");
            }
        });
        overlay(merged, settings);
        read(merged);
        file.update(before -> before.with(job, settings.isEmpty() ? null : settings.deepCopy()));
    }

    /** A job has another name, or none any more for {@code null}. */
    public void renamed(String from, @Nullable String to) throws IOException {
        ObjectNode settings = file.read().jobs().get(from);
        if (settings != null) {
            file.update(before -> {
                Overrides without = before.with(from, null);
                return to == null ? without : without.with(to, settings);
            });
        }
    }

    private static JsonNode tree(AlertSettings settings) {
        return ApiJson.MAPPER.valueToTree(settings);
    }

    /** What differs from the default. */
    private static ObjectNode difference(ObjectNode settings) {
        ObjectNode different = ApiJson.MAPPER.createObjectNode();
        settings.properties().forEach(field -> {
            if (!same(field.getValue(), Default.TREE.get(field.getKey()))) {
                different.set(field.getKey(), field.getValue());
            }
        });
        return different;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    /** Puts what is set over what holds; the settings of rules one by one. */
    private static void overlay(ObjectNode target, @Nullable ObjectNode over) {
        if (over != null) {
            over.properties().forEach(field -> {
                if (field.getValue() instanceof ObjectNode inner
                        && target.get(field.getKey()) instanceof ObjectNode below) {
                    overlay(below, inner);
                } else if (!field.getValue().isNull()) {
                    target.set(field.getKey(), field.getValue().deepCopy());
                }
            });
        }
    }

    private static AlertSettings read(ObjectNode merged) {
        try {
            return ApiJson.MAPPER.treeToValue(merged, AlertSettings.class);
        } catch (UnrecognizedPropertyException e) {
            throw ApiProblem.invalid(place(e), "there is no setting '" + place(e) + "'");
        } catch (JsonMappingException e) {
            Throwable cause = e.getCause();
            String field = place(e);
            throw ApiProblem.invalid(
                    field.isEmpty() ? null : field,
                    cause instanceof IllegalArgumentException && cause.getMessage() != null
                            ? cause.getMessage()
                            : field + " is of the wrong kind; give a number, a name or a list as the reference says");
        } catch (JsonProcessingException e) {
            throw ApiProblem.malformed("these settings cannot be read");
        }
    }

    private static String place(JsonMappingException e) {
        StringBuilder place = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getFieldName() != null) {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        });
        return place.toString();
    }
}
