package io.jenkins.plugins.coveragemonitor.collect.patch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads a file of changes: a unified diff, or JSON {@code {"changedLines":{"path":[[from,to],…]}}}. */
public final class PatchReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PatchReader() {}

    /** Reads a file without reporting files whose change it does not show. */
    public static Patch read(Path file) throws IOException {
        return read(file, path -> false);
    }

    /**
     * Reads a file.
     *
     * @param measured tells whether a path may be that of a measured file, whose change must not be missed
     * @throws IOException if it does not exist or is neither; the message is one sentence that names it
     */
    public static Patch read(Path file, Predicate<String> measured) throws IOException {
        try {
            String text = DiffText.of(content(file));
            return withUnshown(
                    parse(text), UnshownFiles.in(text).stream().filter(measured).toList());
        } catch (NoSuchFileException absent) {
            throw new IOException(file + ": does not exist; write the diff there first", absent);
        } catch (UnreadablePatchException unreadable) {
            throw new IOException(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The content of a regular file; a pipe or a device may never end. */
    private static byte[] content(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnreadablePatchException("is not a file; write the diff into one");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(PatchLimits.BYTES + 1);
            if (content.length > PatchLimits.BYTES) {
                throw new UnreadablePatchException(PatchLimits.sentence());
            }
            return content;
        }
    }

    /**
     * Parses the content of such a file.
     *
     * @throws IOException if it is neither; the message is a clause
     */
    public static Patch parse(byte[] content) throws IOException {
        return parse(DiffText.of(content));
    }

    private static Patch withUnshown(Patch patch, List<String> unshown) {
        return unshown.isEmpty()
                ? patch
                : patch.with(
                        "the diff does not show the change of " + unshown.get(0)
                                + (unshown.size() == 1
                                        ? ""
                                        : " and " + Plurals.count(unshown.size() - 1, "other measured file"))
                                + ", which git takes for binary; its lines are not part of the patch: write it with git diff --text");
    }

    private static Patch parse(String text) throws IOException {
        return text.stripLeading().startsWith("{") ? json(text) : UnifiedDiff.parse(text);
    }

    private static Patch json(String text) throws IOException {
        JsonNode changedLines;
        try {
            changedLines = JSON.readTree(text).get("changedLines");
        } catch (JacksonException broken) {
            String place = broken.getLocation() == null
                    ? ""
                    : " at line " + broken.getLocation().getLineNr();
            throw new UnreadablePatchException("is broken JSON" + place + "; write it again");
        }
        if (changedLines == null || !changedLines.isObject()) {
            throw new UnreadablePatchException(
                    "has no object 'changedLines'; it must map each path to its [from, to] ranges");
        }
        Map<String, FileChange> files = new TreeMap<>();
        for (Map.Entry<String, JsonNode> file : changedLines.properties()) {
            List<LineRange> ranges = new ArrayList<>();
            for (JsonNode range : file.getValue()) {
                ranges.add(range(file.getKey(), range));
            }
            ranges.sort(Comparator.comparingInt(LineRange::from));
            files.put(ReportPath.of(file.getKey()).text(), new FileChange(file.getKey(), ranges, null));
        }
        return new Patch(files, List.of());
    }

    private static LineRange range(String path, JsonNode range) throws IOException {
        boolean pair = range.isArray() && range.size() == 2;
        if (!pair
                || !range.get(0).canConvertToInt()
                || !range.get(1).canConvertToInt()
                || range.get(0).intValue() < 1
                || range.get(1).intValue() < range.get(0).intValue()) {
            throw new UnreadablePatchException("has " + range + " for " + path
                    + ", which is not a range of lines; give [from, to] with 1 <= from <= to");
        }
        return new LineRange(range.get(0).intValue(), range.get(1).intValue());
    }
}
