package io.jenkins.plugins.coveragemonitor.report.format.v8;

import java.io.IOException;
import java.util.Optional;

/** The sources of scripts, by the addresses that V8 knows them by. */
@FunctionalInterface
public interface ScriptSources {
    /**
     * A script.
     *
     * @param path where it is, relative with forward slashes
     * @param text its text as V8 counts its characters: in UTF-16, without a byte order mark
     */
    record Script(String path, String text) {}

    /**
     * Finds a script.
     *
     * @param url as V8 gives it, a {@code file:} address; data from outside
     * @return nothing if it is not there
     * @throws IOException if it is there and cannot be read
     */
    Optional<Script> find(String url) throws IOException;

    /**
     * A file beside a script, such as its source map.
     *
     * @param path as the paths of scripts; data from outside
     * @return nothing if it is not there or is no such path
     * @throws IOException if it is there and cannot be read
     */
    default Optional<byte[]> read(String path) throws IOException {
        return Optional.empty();
    }
}
