package io.jenkins.plugins.coveragemonitor.jenkins.config;

import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A channel that people read, so that its words and its pace can be chosen. */
public abstract class TemplatedChannelOption extends BuiltInChannelOption {
    private @Nullable Integer ratePerMinute;
    private @Nullable String title;
    private @Nullable String text;

    TemplatedChannelOption(String name) {
        super(name);
    }

    /** How many messages a minute at most. */
    public @Nullable Integer getRatePerMinute() {
        return ratePerMinute;
    }

    /** Sets the rate. */
    @DataBoundSetter
    public void setRatePerMinute(Integer ratePerMinute) {
        checked("ratePerMinute", () -> TargetPolicy.rate(getName(), ratePerMinute));
        this.ratePerMinute = ratePerMinute;
    }

    /** The template of the title; none for the usual one. */
    public @Nullable String getTitle() {
        return title;
    }

    /** Sets the template of the title. */
    @DataBoundSetter
    public void setTitle(String title) {
        this.title = FormStrings.toNull(title);
    }

    /** The template of the text; none for the usual facts. */
    public @Nullable String getText() {
        return text;
    }

    /** Sets the template of the text. */
    @DataBoundSetter
    public void setText(String text) {
        this.text = FormStrings.toNull(text);
    }
}
