package io.jenkins.plugins.coveragemonitor.jenkins.config;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;

/** A channel of a built-in kind, which the engine creates from settings. */
public abstract class BuiltInChannelOption extends ChannelOption {
    BuiltInChannelOption(String name) {
        super(name);
    }

    /**
     * The settings for the engine, with the current secrets of its credentials.
     *
     * @throws IllegalArgumentException if it cannot be used; the message is one sentence
     */
    public abstract ChannelSettings settings();

    @Override
    public final Channel channel(ChannelKinds kinds) {
        return kinds.create(settings());
    }
}
