package io.jenkins.plugins.coveragemonitor.notify.channel.live;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.util.function.Consumer;

/** Shows a message on the pages that are open now, to those who may see its job. Whoever looks later sees the alert itself. */
public final class LiveChannel implements Channel {
    private static final int RATE = 6_000;

    private final LiveSettings settings;
    private final Consumer<Message> pages;

    /** A channel with settings that hands messages to those who watch. */
    public LiveChannel(LiveSettings settings, Consumer<Message> pages) {
        this.settings = settings;
        this.pages = pages;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public ChannelFilter filter() {
        return settings.filter();
    }

    @Override
    public int ratePerMinute() {
        return RATE;
    }

    @Override
    public Delivery deliver(Message message, String reference) {
        pages.accept(message);
        return new Delivery.Delivered("");
    }
}
