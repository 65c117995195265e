package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that copies what its controller recorded to a shared store.
 *
 * @param controller the controller's id
 * @param url supplies the controller's current address, or {@code null} if it has none
 * @param holder identifies this process among those that may use the id
 */
public record ControllerProcess(String controller, Supplier<@Nullable String> url, String holder) {}
