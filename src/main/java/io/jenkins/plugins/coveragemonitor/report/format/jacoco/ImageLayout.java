package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order of an exported image's layers: by {@code manifest.json} (Docker image specification v1.2, "Combined Image
 * JSON + Filesystem Changeset Format"), else by {@code index.json} (OCI image layout specification).
 */
final class ImageLayout {
    /** Bytes of one document, and of all together: real ones have some kilobytes. */
    static final int DOCUMENT = 4 << 20;

    private static final int DOCUMENTS = 64 << 20;

    /** An index lists images of several platforms, which is one level; more is unusual. */
    private static final int DEEPEST_INDEX = 3;

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final String MANIFEST = "manifest.json";
    private static final String INDEX = "index.json";

    private final Map<String, byte[]> documents = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, ImageLayer> layers = new HashMap<>();
    private final ImageLayer plain = new ImageLayer();
    private long characters;
    private int bytes;

    /** Whether an entry with this name may describe an image. */
    static boolean isDocument(String name) {
        return name.equals(MANIFEST) || name.equals(INDEX);
    }

    /** Whether an entry with this name may be a layer, or a document named by its digest. */
    static boolean isBlob(String name) {
        return name.startsWith("blobs/") || ContainerImage.isName(name);
    }

    void document(String name, byte[] content) throws UnreadableReportException {
        bytes += content.length;
        if (bytes > DOCUMENTS) {
            throw new UnreadableReportException(
                    "has more than " + DOCUMENTS + " bytes of descriptions, as no image does");
        }
        documents.put(name, content);
    }

    void link(String name, String target) {
        links.put(name, target);
    }

    ImageLayer layer(String name) {
        return layers.computeIfAbsent(name, any -> new ImageLayer());
    }

    /** The archive as a single file system. */
    ImageLayer plain() {
        return plain;
    }

    /** Takes characters of names from the budget. */
    void keep(int more) throws UnreadableReportException {
        characters += more == 0 ? 0 : more + Limits.FILE_COST;
        if (characters > Limits.characters()) {
            throw new UnreadableReportException("has more than " + Limits.characters()
                    + " characters of names of class files and archives; give the class files alone");
        }
    }

    /** Whether it describes layers; otherwise the archive is the file system of a container. */
    boolean isLayered() throws UnreadableReportException {
        return !images().isEmpty();
    }

    /** The files that a container of any image would see, by the archive entry of their layer. */
    Map<String, Set<String>> seen() throws UnreadableReportException {
        Map<String, Set<String>> seen = new HashMap<>();
        for (List<String> image : images()) {
            ImageLayer.Above above = new ImageLayer.Above();
            for (int i = image.size() - 1; i >= 0; i--) {
                String name = resolved(image.get(i));
                ImageLayer layer = layers.get(name);
                if (layer == null) {
                    throw new UnreadableReportException(
                            "lacks a layer of its image (" + NameText.shown(name) + "); export the image again");
                }
                if (layer.damage() != null) {
                    throw layer.damage();
                }
                seen.computeIfAbsent(name, any -> new TreeSet<>()).addAll(above.seenOf(layer));
            }
        }
        return seen;
    }

    /** In older versions equal layers were links to each other. */
    private String resolved(String name) {
        String at = name;
        for (int step = 0; step < 8 && links.containsKey(at); step++) {
            Path parent = Path.of(at).getParent();
            String target = links.getOrDefault(at, "");
            at = (parent == null ? Path.of(target) : parent.resolve(target))
                    .normalize()
                    .toString()
                    .replace('\\', '/');
        }
        return at;
    }

    /** The layers of each image, from the lowest to the highest. */
    private List<List<String>> images() throws UnreadableReportException {
        List<List<String>> images = new ArrayList<>();
        for (JsonNode image : parsed(MANIFEST)) {
            List<String> names = new ArrayList<>();
            image.path("Layers").forEach(layer -> names.add(layer.asText()));
            if (!names.isEmpty()) {
                images.add(names);
            }
        }
        if (images.isEmpty()) {
            manifests(parsed(INDEX), 1, images);
        }
        return images;
    }

    private void manifests(JsonNode index, int depth, List<List<String>> images) throws UnreadableReportException {
        for (JsonNode manifest : index.path("manifests")) {
            JsonNode one = parsed(blob(manifest));
            List<String> names = new ArrayList<>();
            for (JsonNode layer : one.path("layers")) {
                // Attestations of an image, such as its provenance, are not file systems.
                if (layer.path("mediaType").asText().contains("tar")) {
                    names.add(blob(layer));
                }
            }
            if (!names.isEmpty()) {
                images.add(names);
            } else if (depth < DEEPEST_INDEX) {
                manifests(one, depth + 1, images);
            }
        }
    }

    private static String blob(JsonNode descriptor) {
        return "blobs/" + descriptor.path("digest").asText().replaceFirst(":", "/");
    }

    private JsonNode parsed(String name) throws UnreadableReportException {
        byte[] content = documents.get(name);
        try {
            return content == null ? MAPPER.createObjectNode() : MAPPER.readTree(content);
        } catch (JsonProcessingException notOfAnImage) {
            // The file system of a container may have a file of this name.
            return MAPPER.createObjectNode();
        } catch (IOException impossible) {
            throw new UnreadableReportException("cannot be read", impossible);
        }
    }
}
