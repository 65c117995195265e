package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A controller whose histories are in a store.
 *
 * @param id what it is known by
 * @param url its address, or {@code null} if it has none
 * @param seen when it was heard of last, by the store's clock; {@code null} if it never was
 * @param jobs how many histories it has
 */
public record ControllerDescription(String id, @Nullable String url, @Nullable Instant seen, int jobs) {}
