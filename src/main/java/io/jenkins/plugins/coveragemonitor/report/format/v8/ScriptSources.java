package io.jenkins.plugins.coveragemonitor.report.format.v8;

import java.io.IOException;
import java.util.Optional;

/** The sources of scripts, by the addresses that V8 gives. */
@FunctionalInterface
public interface ScriptSources {
    /**
     * A script.
     *
     * @param path its path, relative with forward slashes
     * @param text its text as V8 counts its characters: in UTF-16, without a byte order mark
     */
    record Script(String path, String text) {}

    /**
     * Finds a script.
     *
     * @param url as V8 gives it, a {@code file:} address; untrusted
     * @return empty if it does not exist
     * @throws IOException if it exists and cannot be read
     */
    Optional<Script> find(String url) throws IOException;

    /**
     * Reads a file beside a script, such as its source map.
     *
     * @param path a path like those of scripts; untrusted
     * @return empty if it does not exist or the path is not valid
     * @throws IOException if it exists and cannot be read
     */
    default Optional<byte[]> read(String path) throws IOException {
        return Optional.empty();
    }
}
