package io.jenkins.plugins.coveragemonitor.jenkins.config;

import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A channel for people, with configurable texts and rate. */
public abstract class TemplatedChannelOption extends BuiltInChannelOption {
    private @Nullable Integer ratePerMinute;
    private @Nullable String title;
    private @Nullable String text;

    TemplatedChannelOption(String name) {
        super(name);
    }

    /** The most messages a minute; {@code null} for the default. */
    public @Nullable Integer getRatePerMinute() {
        return ratePerMinute;
    }

    /** The most messages a minute, 1 or more; 60 by default. */
    @DataBoundSetter
    public void setRatePerMinute(Integer ratePerMinute) {
        checked("ratePerMinute", () -> TargetPolicy.rate(getName(), ratePerMinute));
        this.ratePerMinute = ratePerMinute;
    }

    /** The template of the title; {@code null} for the default title. */
    public @Nullable String getTitle() {
        return title;
    }

    /** The template of the title; empty for the default title. */
    @DataBoundSetter
    public void setTitle(String title) {
        this.title = FormStrings.toNull(title);
    }

    /** The template of the text; {@code null} for the default facts. */
    public @Nullable String getText() {
        return text;
    }

    /** The template of the text; empty for the default facts. */
    @DataBoundSetter
    public void setText(String text) {
        this.text = FormStrings.toNull(text);
    }
}
