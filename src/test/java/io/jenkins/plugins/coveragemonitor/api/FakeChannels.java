package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import io.jenkins.plugins.coveragemonitor.notify.outbox.DeliveryRecord;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Channels in memory; one exists, and one message for it was given up. */
final class FakeChannels implements ChannelAdmin {
    final Map<String, String> kinds = new LinkedHashMap<>(Map.of("chat", "webhook"));
    final List<String> calls = new ArrayList<>();
    final List<OutboxEntry> dead = new ArrayList<>();
    ChannelFilter filter = ChannelFilter.DEFAULT;
    Delivery answer = new Delivery.Delivered("");

    FakeChannels() {
        Message message = message("5f2a90c4d1", "payments #3: line coverage fell 2.31 points");
        dead.add(new OutboxEntry(1, "chat", House.NOW, message, "the receiver answers 500"));
    }

    static Message message(String id, String title) {
        return Message.builder(id, House.NOW)
                .job("payments")
                .build(3)
                .severity(Severity.WARNING)
                .title(title)
                .create();
    }

    @Override
    public List<Listed> channels() {
        List<Listed> all = new ArrayList<>();
        kinds.forEach((name, kind) -> all.add(new Listed(
                name,
                kind,
                60,
                ChannelFilter.DEFAULT,
                new ChannelStatus(name, 0, dead.size(), 9, 1, 1, House.NOW, House.NOW, "the receiver answers 500"))));
        return all;
    }

    @Override
    public boolean wants(Alert alert, String monitor) {
        return !kinds.isEmpty() && filter.wants(alert);
    }

    @Override
    public void create(String kind, ObjectNode settings) {
        calls.add("create");
        if (!kind.equals("webhook")) {
            throw new IllegalArgumentException("there is no kind of channel '" + kind + "'; use webhook");
        }
        kinds.put(settings.get("name").textValue(), kind);
    }

    @Override
    public boolean delete(String name) {
        calls.add("delete");
        return kinds.remove(name) != null;
    }

    @Override
    public Optional<Delivery> test(String name) {
        calls.add("test");
        return Optional.of(answer);
    }

    @Override
    public List<DeliveryRecord> deliveries() {
        return dead.stream()
                .map(entry -> new DeliveryRecord(
                        1,
                        House.NOW,
                        entry.channel(),
                        entry.message().id(),
                        entry.message().job(),
                        entry.message().title(),
                        DeliveryRecord.Result.DEAD,
                        100,
                        entry.why(),
                        null,
                        null,
                        null))
                .toList();
    }

    @Override
    public List<OutboxEntry> deadLetters(String channel) {
        return dead.stream().filter(entry -> entry.channel().equals(channel)).toList();
    }

    @Override
    public boolean sendAgain(String channel, String id) {
        calls.add("sendAgain");
        return dead.removeIf(entry -> entry.message().id().equals(id));
    }
}
