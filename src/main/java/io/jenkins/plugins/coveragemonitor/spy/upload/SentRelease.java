package io.jenkins.plugins.coveragemonitor.spy.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The release that the sender of a file reported, in a file beside it whose name no upload can have. */
public final class SentRelease {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private SentRelease() {}

    private static Path beside(Path file) {
        return file.resolveSibling(name(file.getFileName().toString()));
    }

    /** The name of the file beside a file. */
    public static String name(String file) {
        return "." + file + ".release";
    }

    /** The content of the file. */
    public static byte[] bytes(ServiceRelease release) throws IOException {
        return MAPPER.writeValueAsBytes(release);
    }

    static void write(Path file, ServiceRelease release) throws IOException {
        if (release.isKnown()) {
            Files.write(beside(file), bytes(release));
        } else {
            Files.deleteIfExists(beside(file));
        }
    }

    /** The release reported with a file; empty if there is none. */
    public static ServiceRelease of(Path file) {
        try {
            ServiceRelease release = Files.isRegularFile(beside(file))
                    ? MAPPER.readValue(beside(file).toFile(), ServiceRelease.class)
                    : null;
            return release == null ? ServiceRelease.NONE : release;
        } catch (IOException damaged) {
            return ServiceRelease.NONE;
        }
    }
}
