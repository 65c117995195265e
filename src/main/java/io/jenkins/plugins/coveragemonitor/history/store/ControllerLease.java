package io.jenkins.plugins.coveragemonitor.history.store;

import org.jspecify.annotations.Nullable;

/**
 * What a shared store answers to a controller that wants to write under its id. One process at a time may; it says
 * again and again that it is there, and loses its turn when it is silent. The time is the store's, so clocks need not
 * agree.
 *
 * @param held whether the one who asked may write
 * @param other the address of another process with the same id: the holder, or one that asked within the last minutes;
 * {@code null} if there is none
 * @param heartbeat distinguishes two answers between which the other holder was seen
 */
public record ControllerLease(boolean held, @Nullable String other, long heartbeat) {}
