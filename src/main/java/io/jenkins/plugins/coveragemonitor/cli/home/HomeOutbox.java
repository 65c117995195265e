package io.jenkins.plugins.coveragemonitor.cli.home;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.notify.AlertMessages;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelSettingsReader;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import io.jenkins.plugins.coveragemonitor.notify.outbox.DeliveryRecord;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Dispatcher;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxLimits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The outbox of a home folder, and the channels of its jobs, which are stored so that the next command or the preview
 * can deliver what could not be sent.
 */
public final class HomeOutbox implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many of the newest deliveries are searched for the results of a command's own messages. */
    private static final int RECENT = 1_000;

    private final Outbox outbox;
    private final List<Channel> chosen;

    private HomeOutbox(Outbox outbox, List<Channel> chosen) {
        this.outbox = outbox;
        this.chosen = chosen;
    }

    /**
     * Opens the outbox.
     *
     * @param definitions the channels of the recorded job; those of other jobs are stored already
     * @param log receives the lines of log channels
     */
    public static HomeOutbox open(Path home, ArrayNode definitions, Consumer<String> log) throws IOException {
        Clock clock = Clock.systemUTC();
        Path folder = home.resolve("coverage-monitor");
        ChannelKinds kinds = new ChannelKinds(HttpClients.DIRECT, new TargetPolicy(true), clock, log)
                .showingOn(new LiveMessages(home)::add);
        ArrayNode known = known(folder.resolve("channels.json"), definitions);
        Outbox outbox = new Outbox(
                folder.resolve("outbox"),
                OutboxLimits.DEFAULT,
                clock,
                new SplittableRandom(),
                sentence -> log.accept("notice: " + sentence));
        HomeRetention retention = new HomeRetention(home);
        retention.problem().ifPresent(sentence -> log.accept("notice: " + sentence));
        outbox.keep(retention.getIfReadable().ofDeliveries());
        outbox.use(usable(known, log).stream().map(kinds::create).toList());
        List<Channel> chosen = ChannelSettingsReader.read(definitions).stream()
                .map(kinds::create)
                .toList();
        return new HomeOutbox(outbox, chosen);
    }

    /** Opens the outbox for all stored channels. */
    public static HomeOutbox ofAll(Path home, Consumer<String> log) throws IOException {
        HomeOutbox known = open(home, JSON.createArrayNode(), log);
        return new HomeOutbox(known.outbox, known.outbox.channels());
    }

    /** Settings stored by an earlier command may no longer be valid, which must not stop this one. */
    private static List<ChannelSettings> usable(ArrayNode known, Consumer<String> log) {
        List<ChannelSettings> usable = new ArrayList<>();
        for (JsonNode definition : known) {
            try {
                usable.addAll(ChannelSettingsReader.read(JSON.createArrayNode().add(definition)));
            } catch (IllegalArgumentException refused) {
                log.accept("notice: " + refused.getMessage() + "; the channel is not used");
            }
        }
        return usable;
    }

    private static ArrayNode known(Path file, ArrayNode definitions) throws IOException {
        if (definitions.isEmpty() && Files.notExists(file)) {
            return definitions;
        }
        return new Journal(file, line -> true).exclusively(writer -> {
            Map<String, JsonNode> byName = new LinkedHashMap<>();
            if (Files.exists(file)) {
                stored(file).forEach(node -> byName.put(name(node), node));
            }
            definitions.forEach(node -> byName.put(name(node), node));
            ArrayNode all = JSON.createArrayNode().addAll(byName.values());
            // Addresses and secrets are readable by their owner only, from the file's creation on.
            writer.replace(List.of(JSON.writeValueAsBytes(all)), DurableFiles.Readers.OWNER);
            return all;
        });
    }

    /** The settings stored by an earlier command. */
    private static JsonNode stored(Path file) throws IOException {
        try {
            JsonNode all = JSON.readTree(DurableFiles.read(file));
            for (JsonNode definition : all) {
                name(definition);
            }
            return all;
        } catch (JacksonException | IllegalArgumentException damaged) {
            throw new IOException(
                    file + ": is damaged; restore it, or delete it and give the channels with --config again", damaged);
        }
    }

    private static String name(JsonNode definition) {
        if (!definition.isObject() || definition.isEmpty()) {
            throw new IllegalArgumentException("a channel is not an object");
        }
        return definition.elements().next().path("name").asText();
    }

    /**
     * Dispatches the waiting events of a job's alert store, and delivers for a while.
     *
     * @return what did not arrive, a sentence each
     */
    public List<String> deliver(CoverageMonitor monitor, Duration atMost) throws IOException, InterruptedException {
        Instant begun = Clock.systemUTC().instant();
        new Dispatcher(outbox)
                .dispatch(monitor.alerts(), new AlertMessages(monitor.job(), monitor.label(), build -> null), chosen);
        return deliver(begun, atMost);
    }

    /**
     * Dispatches a comment on a change request, and delivers for a while.
     *
     * @return what did not arrive, a sentence each
     */
    public List<String> comment(Message message, Duration atMost) throws IOException, InterruptedException {
        Instant begun = Clock.systemUTC().instant();
        if (new Dispatcher(outbox).comment(message, chosen) == 0) {
            return List.of("notice: no channel of the kind pull-request wants this; define one in --config");
        }
        return deliver(begun, atMost);
    }

    /** The names of the stored channels. */
    public List<String> names() {
        return outbox.channels().stream().map(Channel::name).toList();
    }

    /**
     * Sends one message by one channel, and delivers for a while.
     *
     * @return what did not arrive, a sentence each
     */
    public List<String> send(String channel, Message message, Duration atMost)
            throws IOException, InterruptedException {
        Instant begun = Clock.systemUTC().instant();
        outbox.put(channel, message);
        return deliver(begun, atMost);
    }

    private List<String> deliver(Instant begun, Duration atMost) throws IOException, InterruptedException {
        int waiting = outbox.drain(atMost);
        List<DeliveryRecord> since = outbox.deliveries(RECENT).stream()
                .filter(record -> !record.at().isBefore(begun))
                .toList();
        List<String> sentences = new ArrayList<>(of(since, DeliveryRecord.Result.DEAD)
                .map(record ->
                        "notice: a message for the channel '" + record.channel() + "' was given up: " + record.why())
                .distinct()
                .toList());
        if (waiting > 0) {
            String why = of(since, DeliveryRecord.Result.FAILED)
                    .findFirst()
                    .map(record -> " (channel '" + record.channel() + "': " + record.why() + ")")
                    .orElse("");
            sentences.add("notice: " + Plurals.count(waiting, "message waits", "messages wait") + " in the outbox" + why
                    + "; the next command tries again");
        }
        return sentences;
    }

    private static Stream<DeliveryRecord> of(List<DeliveryRecord> records, DeliveryRecord.Result result) {
        return records.stream().filter(record -> record.result() == result && record.why() != null);
    }

    /** Delivers waiting messages in the background until this is closed. */
    public void start() {
        outbox.start();
    }

    @Override
    public void close() throws IOException {
        outbox.close();
    }
}
