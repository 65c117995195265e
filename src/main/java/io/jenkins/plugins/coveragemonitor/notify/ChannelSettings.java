package io.jenkins.plugins.coveragemonitor.notify;

import org.jspecify.annotations.Nullable;

/** The settings common to all channels; each kind has a record of its own. */
public interface ChannelSettings {
    /** The name by which jobs refer to it. */
    String name();

    /** Which alerts it wants. */
    ChannelFilter filter();

    /** The most messages a minute; {@code null} for the usual number of its kind. */
    default @Nullable Integer ratePerMinute() {
        return null;
    }

    /**
     * Checks a name.
     *
     * @throws IllegalArgumentException if it is missing, too long, or has other characters
     */
    static String checked(@Nullable String name) {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "a channel needs a name of up to 64 letters, digits, blanks, dots or dashes,"
                            + " a letter or digit first"
                            + (name == null || name.isEmpty() ? "" : "; '" + name + "' is none"));
        }
        return name;
    }
}
