package io.jenkins.plugins.coveragemonitor.notify;

/** A channel whose settings have its name, its filter and its rate. */
public abstract class ConfiguredChannel<S extends ChannelSettings> implements Channel {
    /** Its settings. */
    protected final S settings;

    private final int usualRate;

    /**
     * Creates a channel.
     *
     * @param usualRate the most messages a minute if the settings do not say it
     */
    protected ConfiguredChannel(S settings, int usualRate) {
        this.settings = settings;
        this.usualRate = usualRate;
    }

    /** Creates a channel for 60 messages a minute at most if the settings do not say it. */
    protected ConfiguredChannel(S settings) {
        this(settings, 60);
    }

    @Override
    public final String name() {
        return settings.name();
    }

    @Override
    public final ChannelFilter filter() {
        return settings.filter();
    }

    @Override
    public final int ratePerMinute() {
        Integer rate = settings.ratePerMinute();
        return rate == null ? usualRate : rate;
    }
}
