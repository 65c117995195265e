package io.jenkins.plugins.coveragemonitor.notify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A text that nobody may see: it prints and is written as asterisks, and is read from plain text. */
public final class Secret {
    private static final String HIDDEN = "****";

    private final String plain;

    private Secret(String plain) {
        this.plain = Objects.requireNonNull(plain);
    }

    /** The secret of a text. */
    @JsonCreator
    public static Secret of(String plain) {
        return new Secret(plain);
    }

    /** The text itself, for the receiver alone. */
    public String reveal() {
        return plain;
    }

    @Override
    @JsonValue
    public String toString() {
        return HIDDEN;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && plain.equals(that.plain);
    }

    @Override
    public int hashCode() {
        return plain.hashCode();
    }
}
