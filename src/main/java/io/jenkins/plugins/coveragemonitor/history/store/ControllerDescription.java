package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A controller whose histories are in a store.
 *
 * @param id its id
 * @param url its address, or {@code null} if it has none
 * @param seen when it last contacted the store, by the store's clock; {@code null} if it never did
 * @param jobs how many histories it has
 */
public record ControllerDescription(String id, @Nullable String url, @Nullable Instant seen, int jobs) {}
