package io.jenkins.plugins.coveragemonitor.notify.channel.live;

import io.jenkins.plugins.coveragemonitor.notify.ConfiguredChannel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.util.function.Consumer;

/** Shows a message on the open pages of those who may see its job. Later visitors see the alert itself. */
public final class LiveChannel extends ConfiguredChannel<LiveSettings> {
    private static final int RATE = 6_000;

    private final Consumer<Message> pages;

    /** A channel that passes messages to open pages. */
    public LiveChannel(LiveSettings settings, Consumer<Message> pages) {
        super(settings, RATE);
        this.pages = pages;
    }

    @Override
    public Delivery deliver(Message message, String reference) {
        pages.accept(message);
        return new Delivery.Delivered("");
    }
}
