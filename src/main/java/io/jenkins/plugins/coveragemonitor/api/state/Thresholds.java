package io.jenkins.plugins.coveragemonitor.api.state;

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
 * Alert settings that people change at run time; they apply from the next evaluation on. For each setting the first of
 * these wins: the value set here for the job, a value in the job's configuration that is not the default, the value set
 * here for all jobs, the default.
 */
public final class Thresholds {
    /** Created when needed: most jobs have no setting here, and a short command should not wait for it. */
    private static final class Default {
        private static final JsonNode TREE = tree(AlertSettings.DEFAULT);

        private Default() {}
    }

    private final StateFile<Overrides> file;

    /** The settings in a file, which need not exist. */
    public Thresholds(Path file) {
        this.file = new StateFile<>(file, Overrides.class, new Overrides(1, null, Map.of()));
    }

    /** The path of the file. */
    public Path path() {
        return file.path();
    }

    /** The content of the file: the settings as they were given. */
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

    /** The alert settings of a job, given its configured ones. */
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

    /** The alert settings of a job without configured ones. */
    public AlertSettings effective() throws IOException {
        ObjectNode merged = (ObjectNode) Default.TREE.deepCopy();
        overlay(merged, file.read().all());
        return read(merged);
    }

    /** The values set here for a job, or for all jobs if it is {@code null}; empty if there are none. */
    public ObjectNode set(@Nullable String job) throws IOException {
        Overrides now = file.read();
        ObjectNode settings = job == null ? now.all() : now.jobs().get(job);
        return settings == null ? ApiJson.MAPPER.createObjectNode() : settings.deepCopy();
    }

    /**
     * Replaces the values set here for a job, or for all jobs if it is {@code null}.
     *
     * @throws InvalidThresholdException if one is unknown or not valid; then nothing is changed
     */
    public void put(@Nullable String job, ObjectNode settings) throws IOException {
        ObjectNode merged = (ObjectNode) Default.TREE.deepCopy();
        settings.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                throw new InvalidThresholdException(
                        field.getKey(), field.getKey() + " is null; leave it out to remove it");
            }
        });
        overlay(merged, settings);
        read(merged);
        file.update(before -> before.with(job, settings.isEmpty() ? null : settings.deepCopy()));
    }

    /** Moves the values of a renamed job, or deletes them for {@code null}. */
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

    /** The settings that differ from the default. */
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

    /** Overrides settings; those of rules one by one. */
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
            throw new InvalidThresholdException(place(e), "there is no setting '" + place(e) + "'");
        } catch (JsonMappingException e) {
            Throwable cause = e.getCause();
            String field = place(e);
            throw new InvalidThresholdException(
                    field.isEmpty() ? null : field,
                    cause instanceof IllegalArgumentException && cause.getMessage() != null
                            ? cause.getMessage()
                            : field + " is of the wrong kind; give a number, a name or a list as the reference says");
        } catch (JsonProcessingException e) {
            throw new InvalidThresholdException(null, "these settings cannot be read");
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
