package io.jenkins.plugins.coveragemonitor.jenkins.config;

import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.ChannelKinds;

/** A channel of a kind that this plugin brings: the engine knows how to make it of settings. */
public abstract class BuiltInChannelOption extends ChannelOption {
    BuiltInChannelOption(String name) {
        super(name);
    }

    /**
     * The settings for the engine, with the secrets that its credentials hold now.
     *
     * @throws IllegalArgumentException if it cannot be used, in one sentence
     */
    public abstract ChannelSettings settings();

    @Override
    public final Channel channel(ChannelKinds kinds) {
        return kinds.create(settings());
    }
}
