package io.jenkins.plugins.coveragemonitor.notify;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a channel is set; in a file an object with the kind as its one key: {@code {"webhook": {"name": …}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
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
    static String checked(String name) {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "a channel needs a name of up to 64 letters, digits, blanks, dots or dashes,"
                            + " a letter or digit first" + (name == null ? "" : "; '" + name + "' is none"));
        }
        return name;
    }
}
