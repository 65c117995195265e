package io.jenkins.plugins.coveragemonitor.spy.compose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Reads and writes Docker Compose files. */
final class ComposeFile {
    /** The largest file of Compose or of variables in bytes; those that people write have some ten thousand. */
    static final int LARGEST = 1 << 20;

    /** The most services of a file. */
    private static final int SERVICES = 1_000;

    private ComposeFile() {}

    /**
     * The text of a file.
     *
     * @throws IOException if it does not exist, is not a file or is too large
     */
    static String text(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("is not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("is larger than " + (LARGEST >> 20) + " MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Refuses values that contain themselves, which YAML allows and which cannot be merged. */
    private static void requireFinite(@Nullable Object value, Map<Object, Boolean> around, Map<Object, Boolean> seen) {
        if (value instanceof ComposeMerge.Alone alone) {
            requireFinite(alone.value(), around, seen);
            return;
        }
        Iterable<?> parts = value instanceof Map<?, ?> map ? map.values() : value instanceof List<?> list ? list : null;
        if (parts == null || value == null) {
            return;
        }
        if (around.putIfAbsent(value, true) != null) {
            throw new YAMLException("an alias stands in what it names");
        }
        if (seen.putIfAbsent(value, true) == null) {
            parts.forEach(part -> requireFinite(part, around, seen));
        }
        around.remove(value);
    }

    /**
     * The content of a file.
     *
     * @throws IllegalArgumentException if it does not exist or is not valid YAML; the message is one sentence
     */
    static Map<String, Object> document(Path file) throws IOException {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        try {
            Object document = new Yaml(new Tagged(limits)).load(text(file));
            requireFinite(document, new IdentityHashMap<>(), new IdentityHashMap<>());
            Map<String, Object> map = map(document);
            if (map(map.get("services")).size() > SERVICES) {
                throw new IllegalArgumentException(file + ": has more than " + SERVICES + " services; split it");
            }
            return map;
        } catch (YAMLException wrong) {
            throw new IllegalArgumentException(
                    file + ": is not readable as YAML ("
                            + String.valueOf(wrong.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("") + ")",
                    wrong);
        } catch (NoSuchFileException gone) {
            throw new IllegalArgumentException(file + ": does not exist; give a file of Docker Compose", gone);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    file + ": " + unreadable.getMessage() + "; give a file of Docker Compose", unreadable);
        }
    }

    /** The tags by which a Compose file withdraws what an earlier one says. */
    private static final class Tagged extends SafeConstructor {
        Tagged(LoaderOptions limits) {
            super(limits);
            yamlConstructors.put(new Tag("!reset"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return ComposeMerge.Reset.RESET;
                }
            });
            yamlConstructors.put(new Tag("!override"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new ComposeMerge.Alone(value(node));
                }
            });
        }

        private Object value(Node node) {
            if (node instanceof MappingNode mapping) {
                return constructMapping(mapping);
            }
            return node instanceof SequenceNode sequence
                    ? constructSequence(sequence)
                    : constructScalar((ScalarNode) node);
        }
    }

    /** A YAML mapping with names as keys; empty for anything else. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> pairs) {
            pairs.forEach((name, one) -> map.put(String.valueOf(name), one));
        }
        return map;
    }

    /** A YAML list; empty for anything else. */
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    /** A document as YAML. */
    static String text(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        Representer representer = new Representer(options);
        return new Yaml(new SafeConstructor(new LoaderOptions()), representer, options).dump(document);
    }
}
