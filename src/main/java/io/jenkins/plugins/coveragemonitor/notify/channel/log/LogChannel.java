package io.jenkins.plugins.coveragemonitor.notify.channel.log;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.notify.ConfiguredChannel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes a message to a log as one line; line ends in names of jobs and components become blanks. */
public final class LogChannel extends ConfiguredChannel<LogSettings> {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Consumer<String> log;

    /** A channel that writes to a log. */
    public LogChannel(LogSettings settings, Consumer<String> log) {
        super(settings, 60_000);
        this.log = log;
    }

    @Override
    public Delivery deliver(Message message, String reference) {
        String link = message.link() == null ? "" : " " + message.link();
        log.accept(ConsoleEscaper.line(CONTROL.matcher(message.title() + link).replaceAll(" ")));
        return new Delivery.Delivered("");
    }
}
