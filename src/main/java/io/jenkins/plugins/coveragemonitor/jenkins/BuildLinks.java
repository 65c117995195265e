package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import jenkins.model.Jenkins;

/** Addresses of our pages. */
final class BuildLinks {
    private BuildLinks() {}

    /** The name of a page in a build's or job's address: several monitors of a job have several. */
    static String name(String page, String id) {
        return id.equals(JobHome.DEFAULT_ID) ? page : page + "-" + id;
    }

    /** The report page, absolute if Jenkins knows its own address. */
    static String report(Run<?, ?> run, String id) {
        return root() + run.getUrl() + name("coverage", id) + "/";
    }

    /** A build's report page, or the job's trend for 0. */
    static String of(Job<?, ?> job, int build, String id) {
        return root() + job.getUrl() + (build > 0 ? build + "/" + name("coverage", id) : name("coverage-trend", id))
                + "/";
    }

    private static String root() {
        String root = Jenkins.get().getRootUrl();
        return root == null ? "/" : root;
    }
}
