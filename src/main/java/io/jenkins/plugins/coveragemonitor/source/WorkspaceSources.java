package io.jenkins.plugins.coveragemonitor.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The source files of a workspace on this machine. A path from a report never leads outside it. */
public final class WorkspaceSources implements SourceFiles {
    private final Path root;

    /**
     * The files below a folder.
     *
     * @throws IOException if there is no such folder
     */
    public WorkspaceSources(Path workspace) throws IOException {
        this.root = workspace.toRealPath();
    }

    @Override
    public Map<String, Fingerprint> fingerprints(Collection<String> paths) {
        Map<String, Fingerprint> known = new LinkedHashMap<>();
        for (String path : paths) {
            read(path).ifPresent(content -> known.put(path, Fingerprint.of(content)));
        }
        return known;
    }

    @Override
    public Map<String, byte[]> contents(List<String> paths) {
        Map<String, byte[]> known = new LinkedHashMap<>();
        for (String path : paths) {
            read(path).ifPresent(content -> known.put(path, content));
        }
        return known;
    }

    /** The bytes of a file; empty if it does not exist, lies outside the workspace, or is too large. */
    public Optional<byte[]> read(String path) {
        try {
            Path file = root.resolve(path).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(Fingerprint.MAX_SIZE + 1);
                return content.length > Fingerprint.MAX_SIZE ? Optional.empty() : Optional.of(content);
            }
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }
}
