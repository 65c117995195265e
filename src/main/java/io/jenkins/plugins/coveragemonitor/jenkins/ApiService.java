package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.coveragemonitor.api.Api;
import io.jenkins.plugins.coveragemonitor.api.ApiDependencies;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The HTTP interface for Jenkins; one instance for as long as Jenkins runs. */
@Extension
public final class ApiService {
    private @Nullable Api api;

    static ApiService get() {
        return ExtensionList.lookupSingleton(ApiService.class);
    }

    synchronized Api api() {
        if (api == null) {
            api = new Api(new ApiDependencies(
                    new JenkinsJobs(), MonitorService.get().state(), new JenkinsChannels(), Clock.systemUTC()));
        }
        return api;
    }
}
