package io.jenkins.plugins.coveragemonitor.notify;

import org.jspecify.annotations.Nullable;

/** How a channel is set: what all kinds have; each kind is a record of its own. */
public interface ChannelSettings {
    /** The name jobs choose it by. */
    String name();

    /** Which alerts it wants. */
    ChannelFilter filter();

    /**
     * A name that can be used.
     *
     * @throws IllegalArgumentException if it is absent, too long, or holds other characters
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
