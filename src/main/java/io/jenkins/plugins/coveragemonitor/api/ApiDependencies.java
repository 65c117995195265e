package io.jenkins.plugins.coveragemonitor.api;

import java.time.Clock;

/**
 * What the interface works on.
 *
 * @param jobs the jobs
 * @param state what people set
 * @param channels the channels
 * @param clock the time
 */
public record ApiDependencies(Jobs jobs, MonitorState state, ChannelAdmin channels, Clock clock) {}
