package io.jenkins.plugins.coveragemonitor.report.format.v8;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The scripts below a folder. Only they are opened, whatever a report names: a script from a container ({@code
 * /app/src/a.js}) is found by the longest matching end of its path.
 *
 * @param folder the folder
 */
public record ScriptFiles(Path folder) implements ScriptSources {
    /** The most bytes of one script: the largest bundles have some ten megabytes. */
    private static final long LARGEST = 64L * 1024 * 1024;

    @Override
    public Optional<Script> find(String url) throws IOException {
        Path root = folder.toRealPath();
        String path = decoded(url);
        Optional<Path> file = file(root, path);
        String[] names = path.split("/+");
        for (int from = 1; from < names.length && file.isEmpty(); from++) {
            file = file(root, String.join("/", Arrays.asList(names).subList(from, names.length)));
        }
        return file.isEmpty() ? Optional.empty() : Optional.of(script(root, file.get()));
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Optional<Path> file = file(folder.toRealPath(), path);
        return file.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(file.get()));
    }

    private static String decoded(String url) {
        String path = url.substring("file://".length()).replaceFirst("^/([A-Za-z]:/)", "$1");
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    private static Optional<Path> file(Path root, String path) throws IOException {
        try {
            Path file = root.resolve(path).normalize();
            boolean inside = file.startsWith(root)
                    && Files.isRegularFile(file)
                    && Files.size(file) <= LARGEST
                    && file.toRealPath().startsWith(root);
            return inside ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException foreign) {
            return Optional.empty();
        }
    }

    private static Script script(Path root, Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return new Script(
                root.relativize(file).toString().replace('\\', '/'),
                text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
