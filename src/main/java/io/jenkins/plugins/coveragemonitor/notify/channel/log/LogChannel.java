package io.jenkins.plugins.coveragemonitor.notify.channel.log;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes a message to a log as one line; line ends in names of jobs and components become blanks. */
public final class LogChannel implements Channel {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final LogSettings settings;
    private final Consumer<String> log;

    /** A channel that writes to a log. */
    public LogChannel(LogSettings settings, Consumer<String> log) {
        this.settings = settings;
        this.log = log;
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
        return 60_000;
    }

    @Override
    public Delivery deliver(Message message, String reference) {
        String link = message.link() == null ? "" : " " + message.link();
        log.accept(ConsoleEscaper.line(CONTROL.matcher(message.title() + link).replaceAll(" ")));
        return new Delivery.Delivered("");
    }
}
