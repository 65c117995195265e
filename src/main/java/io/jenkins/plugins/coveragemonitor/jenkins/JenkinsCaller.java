package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import io.jenkins.plugins.coveragemonitor.api.state.Caller;
import jenkins.model.Jenkins;

/** The user of this request as Jenkins knows them, perhaps anonymous, and their permissions. */
final class JenkinsCaller implements Caller {
    @Override
    public String name() {
        return Jenkins.getAuthentication2().getName();
    }

    @Override
    public boolean mayEnter() {
        return Jenkins.get().hasPermission(Jenkins.READ);
    }

    @Override
    public boolean mayRead(String job) {
        return JenkinsJobs.visible(job).isPresent();
    }

    @Override
    public boolean mayConfigure(String job) {
        return JenkinsJobs.visible(job)
                .map(known -> known.hasPermission(Item.CONFIGURE))
                .orElse(false);
    }

    @Override
    public boolean mayAdminister() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }
}
