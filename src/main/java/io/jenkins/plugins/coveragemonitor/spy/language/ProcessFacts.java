package io.jenkins.plugins.coveragemonitor.spy.language;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.spy.LocalProcess;
import io.jenkins.plugins.coveragemonitor.spy.ServiceData;
import io.jenkins.plugins.coveragemonitor.spy.ServiceResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a measured process said of itself when it began, and whether it ended by itself.
 *
 * @param pid its number, where it ran
 * @param folder where it began
 * @param executable what interprets it
 * @param version of that
 * @param tool what measured it; {@code none} if nothing was there to do it
 * @param service what it belongs to, empty for the folder's
 * @param build the build that it ran, empty if it did not say
 * @param image the digest of the image that it ran in, empty if it did not say
 * @param host the name of the machine or container that it ran on, empty if it did not say
 * @param dumped when it wrote last because it was told to, in milliseconds since 1970; 0 if never
 * @param ended whether it wrote all that ran
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProcessFacts(
        long pid,
        String folder,
        String executable,
        String version,
        String tool,
        String service,
        String build,
        String image,
        String host,
        long dumped,
        boolean ended) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** Creates facts; texts that are absent are empty. */
    ProcessFacts {
        folder = folder == null ? "" : folder;
        executable = executable == null ? "" : executable;
        version = version == null ? "" : version;
        tool = tool == null ? "" : tool;
        service = service == null ? "" : service;
        build = build == null ? "" : build;
        image = image == null ? "" : image;
        host = host == null ? "" : host;
    }

    /** The facts of the processes that wrote for a service; a damaged file is reported. */
    static List<ProcessFacts> of(ServiceData data, ServiceResult result) throws IOException {
        List<ProcessFacts> all = new ArrayList<>();
        for (Path file : data.files("*.facts")) {
            try {
                ProcessFacts facts = MAPPER.readValue(file.toFile(), ProcessFacts.class);
                if (facts != null) {
                    all.add(facts);
                    result.ran(facts.build(), facts.image());
                }
            } catch (IOException damaged) {
                result.problem(file.getFileName() + " is damaged: a process was killed while it wrote");
            }
        }
        return all;
    }

    /** Whether it has not ended, as far as this machine knows. */
    boolean isRunning() {
        return !ended && LocalProcess.isAlive(pid, host);
    }

    /** Whether it ended without a word. */
    boolean isKilled() {
        return !ended && !isRunning();
    }

    /** When it wrote last because it was told to, in words. */
    String dumpedAt() {
        return Instant.ofEpochMilli(dumped).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
