package io.jenkins.plugins.coveragemonitor.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A channel of the tests that remembers what it was given and answers as it is told. */
public final class FakeChannel implements Channel {
    public final List<String> attempts = new ArrayList<>();
    public final List<String> delivered = new ArrayList<>();
    private final String name;
    private final BiFunction<Message, Integer, Delivery> answers;

    public FakeChannel(String name, BiFunction<Message, Integer, Delivery> answers) {
        this.name = name;
        this.answers = answers;
    }

    public static FakeChannel working(String name) {
        return new FakeChannel(name, (message, attempt) -> new Delivery.Delivered("ref-" + message.id()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ChannelFilter filter() {
        return ChannelFilter.DEFAULT;
    }

    @Override
    public int ratePerMinute() {
        return 600_000;
    }

    @Override
    public synchronized Delivery deliver(Message message, String reference) {
        attempts.add(message.id());
        int attempt = (int) attempts.stream().filter(message.id()::equals).count();
        Delivery answer = answers.apply(message, attempt);
        if (answer instanceof Delivery.Delivered) {
            delivered.add(message.id() + (reference.isEmpty() ? "" : " after " + reference));
        }
        return answer;
    }
}
