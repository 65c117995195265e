package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known on the agent when a block begins.
 *
 * @param inherited variables of the agent's own process, which its children inherit
 * @param services the services that are measured
 * @param composeFiles the value of {@code COMPOSE_FILE} in the block, {@code null} if not set
 */
record BlockStart(HashMap<String, String> inherited, ArrayList<String> services, @Nullable String composeFiles)
        implements Serializable {}
