package io.jenkins.plugins.coveragemonitor.jenkins.job;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import java.net.URI;
import java.net.URISyntaxException;
import jenkins.model.Jenkins;

/** Addresses of our pages. */
public final class BuildLinks {
    /** A build's report page. Not "coverage", which is the page of the Jenkins coverage plugin. */
    public static final String REPORT = "coverage-monitor";

    private BuildLinks() {}

    /** The name of a page in a build's or job's address; each monitor of a job has its own. */
    public static String name(String page, String id) {
        return id.equals(JobHome.DEFAULT_ID) ? page : page + "-" + id;
    }

    /** The report page, absolute if Jenkins knows its own address. */
    public static String report(Run<?, ?> run, String id) {
        return root() + run.getUrl() + name(REPORT, id) + "/";
    }

    /** A build's report page, or the job's trend for 0. */
    public static String of(Job<?, ?> job, int build, String id) {
        return root() + job.getUrl() + (build > 0 ? build + "/" + name(REPORT, id) : name("coverage-trend", id)) + "/";
    }

    /** The trend page of a monitor of a job. */
    public static String trend(JobMonitor monitor) {
        return root() + job(monitor.job()) + name("coverage-trend", monitor.id()) + "/";
    }

    /** The new address of a page of a job that was renamed or moved. */
    public static String moved(String link, String from, String to) {
        return link.replace("/" + job(from), "/" + job(to));
    }

    /** The address of a job relative to Jenkins' own; the name of a branch's job already contains an encoded slash. */
    public static String job(String fullName) {
        try {
            return new URI(null, null, "/job/" + fullName.replace("/", "/job/") + "/", null)
                    .toASCIIString()
                    .substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("every name of a job can be part of an address", e);
        }
    }

    private static String root() {
        String root = Jenkins.get().getRootUrl();
        return root == null ? "/" : root;
    }
}
