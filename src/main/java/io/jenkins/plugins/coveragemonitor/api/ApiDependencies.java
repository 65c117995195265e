package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.api.state.Jobs;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import java.time.Clock;

/**
 * What the interface depends on.
 *
 * @param jobs the jobs
 * @param state the settings made at run time
 * @param channels the channels
 * @param clock the clock
 */
public record ApiDependencies(Jobs jobs, MonitorState state, ChannelAdmin channels, Clock clock) {}
