package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that writes to a shared store what its controller recorded.
 *
 * @param controller the controller's id
 * @param url supplies the controller's address at the moment, or {@code null} if it has none
 * @param holder names this process among those that may use the id
 */
public record ControllerProcess(String controller, Supplier<@Nullable String> url, String holder) {}
