package io.jenkins.plugins.coveragemonitor.alert;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value an alert is about: a covered share, or a plain amount. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AlertLevel.Share.class, name = "share"),
    @JsonSubTypes.Type(value = AlertLevel.Amount.class, name = "amount"),
    @JsonSubTypes.Type(value = AlertLevel.Millis.class, name = "millis")
})
public sealed interface AlertLevel {
    /** The value for people. */
    String text();

    /** The value in the form of the JSON contract, without a blank: {@code 79.99%}. */
    default String field() {
        return text();
    }

    /** The share of a level that is one. */
    static Counter share(@Nullable AlertLevel level) {
        return ((Share) Objects.requireNonNull(level)).counter();
    }

    /** The number of a level that is an amount. */
    static long amount(@Nullable AlertLevel level) {
        return ((Amount) Objects.requireNonNull(level)).amount();
    }

    /** The milliseconds of a level that is a time. */
    static long millis(@Nullable AlertLevel level) {
        return ((Millis) Objects.requireNonNull(level)).millis();
    }

    /**
     * A covered share.
     *
     * @param covered how many were covered
     * @param missed how many were missed
     */
    record Share(long covered, long missed) implements AlertLevel {
        /** The share of a counter. */
        public static Share of(Counter counter) {
            return new Share(counter.covered(), counter.missed());
        }

        /** The share as a counter, for comparisons. */
        public Counter counter() {
            return new Counter(covered, missed);
        }

        @Override
        public String text() {
            return counter().percentText();
        }

        @Override
        public String field() {
            return counter().compactPercent();
        }
    }

    /**
     * A number of things, such as failed tests.
     *
     * @param amount zero or more
     */
    record Amount(long amount) implements AlertLevel {
        @Override
        public String text() {
            return Long.toString(amount);
        }
    }

    /**
     * A time.
     *
     * @param millis in milliseconds
     */
    record Millis(long millis) implements AlertLevel {
        @Override
        public String text() {
            return millis < 60_000
                    ? millis / 1000 + "." + millis % 1000 / 100 + " s"
                    : millis / 60_000 + " min " + millis % 60_000 / 1000 + " s";
        }
    }
}
