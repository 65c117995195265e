package io.jenkins.plugins.coveragemonitor.spy.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RetriedDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Live Java processes that are asked repeatedly. Their answers are merged on disk, so that neither their restart nor
 * ours loses data; a new build of a process begins anew, and the data of the old one is kept separately.
 */
public final class LiveServices {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final SpyFolder folder;
    private final RetriedDump dumps;
    private final Clock clock;
    private final KeptExecutions executions;

    /**
     * A folder of live services, in which measuring has begun.
     *
     * @param dumps how often one that does not answer is retried
     */
    public LiveServices(SpyFolder folder, RetriedDump dumps, Clock clock) {
        this.folder = folder;
        this.dumps = dumps;
        this.clock = clock;
        this.executions = new KeptExecutions(folder, clock);
    }

    /**
     * One process of a service.
     *
     * @param service the service's name
     * @param address where JaCoCo's agent listens
     */
    public record Instance(String service, RemoteExecution address) {}

    /**
     * What is known of an instance between two rounds.
     *
     * @param answered when it last answered, milliseconds since 1970; 0 if never
     * @param missedSince since when it does not answer; 0 if it does
     * @param session its session name in the last answer
     */
    private record State(long answered, long missedSince, String session) {
        private static final State NEW = new State(0, 0, "");
    }

    /**
     * Asks each instance once and stores its answer.
     *
     * @param reset whether the processes reset their counters
     * @return a sentence for each that did not answer, or that is another process than before
     * @throws IOException if the folder cannot be written to
     */
    public List<String> ask(List<Instance> instances, boolean reset) throws IOException, InterruptedException {
        Map<String, State> states = new TreeMap<>(states());
        List<String> sentences = new ArrayList<>();
        for (Instance instance : instances) {
            String key = instance.service() + "=" + instance.address().text();
            State before = states.getOrDefault(key, State.NEW);
            try {
                RemoteExecution.Dump dump = dumps.of(instance.address(), reset);
                executions.keep(instance.service(), name(instance), dump.probes());
                String session =
                        dump.sessions().isEmpty() ? "" : dump.sessions().get(0);
                states.put(key, new State(clock.millis(), 0, session));
                Files.deleteIfExists(file(instance, ".error"));
                note(instance, before, session).ifPresent(sentences::add);
            } catch (IOException failed) {
                long since = before.missedSince() == 0 ? clock.millis() : before.missedSince();
                states.put(key, new State(before.answered(), since, before.session()));
                sentences.add(missed(instance, before, since, String.valueOf(failed.getMessage())));
            }
        }
        Path part = statesFile().resolveSibling("instances.part");
        Files.write(part, MAPPER.writeValueAsBytes(states));
        Files.move(part, statesFile(), StandardCopyOption.REPLACE_EXISTING);
        return sentences;
    }

    private Optional<String> note(Instance instance, State before, String session) throws IOException {
        if (before.session().isEmpty() || before.session().equals(session)) {
            if (before.missedSince() != 0) {
                Files.deleteIfExists(file(instance, ".note"));
            }
            return Optional.empty();
        }
        String sentence = instance.address().text() + " was restarted since " + Instant.ofEpochMilli(before.answered())
                + ": what it ran between then and its end is not counted";
        Files.writeString(file(instance, ".note"), sentence);
        return Optional.of(sentence);
    }

    /** An instance that never answered makes the service partial; one that did lacks only its newest data. */
    private String missed(Instance instance, State before, long since, String why) throws IOException {
        if (before.answered() == 0) {
            Files.writeString(file(instance, ".error"), why);
            return why;
        }
        String sentence = why + "; it has been missing since " + Instant.ofEpochMilli(since)
                + ", and what it ran since " + Instant.ofEpochMilli(before.answered()) + " is not counted";
        Files.writeString(file(instance, ".note"), sentence);
        return sentence;
    }

    private Path file(Instance instance, String extension) throws IOException {
        Path data = Files.createDirectories(folder.data(instance.service(), SpyLanguage.JAVA));
        return data.resolve(name(instance) + extension);
    }

    private static String name(Instance instance) {
        return instance.address().text().replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private Path statesFile() {
        return folder.tools().resolve("instances.json");
    }

    private Map<String, State> states() throws IOException {
        if (!Files.isRegularFile(statesFile())) {
            return Map.of();
        }
        return MAPPER.readValue(
                statesFile().toFile(), MAPPER.getTypeFactory().constructMapType(Map.class, String.class, State.class));
    }
}
