package io.jenkins.plugins.coveragemonitor.notify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A text that must not be shown: it is printed and serialized as asterisks, and read from plain text. */
public final class Secret {
    private static final String HIDDEN = "****";

    private final String plain;

    private Secret(String plain) {
        this.plain = Objects.requireNonNull(plain);
    }

    /** A secret from its plain text. */
    @JsonCreator
    public static Secret of(String plain) {
        return new Secret(plain);
    }

    /** The text itself, only for its receiver. */
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
