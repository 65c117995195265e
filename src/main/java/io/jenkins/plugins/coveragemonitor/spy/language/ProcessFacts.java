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
 * What a measured process reported when it began, and whether it ended normally.
 *
 * @param pid its process id, where it ran
 * @param folder its working directory
 * @param executable the program that interprets it
 * @param version the version of that program
 * @param tool the tool that measured it; {@code none} if there was none
 * @param service the service it belongs to, empty for that of the folder
 * @param build the build it ran, empty if it did not say
 * @param image the digest of the image it ran in, empty if it did not say
 * @param host the name of its machine or container, empty if it did not say
 * @param dumped when it last wrote data on request, in milliseconds since 1970; 0 if never
 * @param ended whether it wrote all its data
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

    /** Creates facts; {@code null} texts are empty. */
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

    /** Whether it ended without writing all its data. */
    boolean isKilled() {
        return !ended && !isRunning();
    }

    /** When it last wrote data on request, in words. */
    String dumpedAt() {
        return Instant.ofEpochMilli(dumped).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
