package io.jenkins.plugins.coveragemonitor.history.store;

import org.jspecify.annotations.Nullable;

/**
 * The answer of a shared store to a controller that wants to write under its id. Only one process at a time may. The
 * holder renews its lease regularly, and loses it when it is silent. The store's clock counts, so clocks need not
 * agree.
 *
 * @param held whether the caller may write
 * @param other the address of another process with the same id: the holder, or one that asked within the last minutes;
 * {@code null} if there is none
 * @param heartbeat changes whenever the other holder was seen between two answers
 */
public record ControllerLease(boolean held, @Nullable String other, long heartbeat) {}
