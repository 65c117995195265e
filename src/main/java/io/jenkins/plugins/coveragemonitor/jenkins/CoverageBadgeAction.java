package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.UnprotectedRootAction;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.publish.Badge;
import java.io.IOException;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/**
 * Badges of jobs, by the conventions of the plugin embeddable-build-status: {@code /coverage-badge/icon?job=…}. They
 * are shown to those who may read the job or have that plugin's permission <em>ViewStatus</em>; nobody else learns
 * whether there is such a job.
 */
@Extension
public final class CoverageBadgeAction implements UnprotectedRootAction {
    /** The permission of the plugin embeddable-build-status, if it is installed. */
    private static final String VIEW_STATUS = "hudson.model.Item.ViewStatus";

    @Override
    public @Nullable String getIconFileName() {
        return null;
    }

    @Override
    public @Nullable String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return "coverage-badge";
    }

    /**
     * The badge of a job.
     *
     * @param job its full name
     * @param branch the branch, if {@code job} is a multibranch project
     * @param subject another text on the left
     * @param color another colour on the right
     * @param style {@code flat} or {@code flat-square}
     */
    @GET
    @WebMethod(name = "icon")
    public HttpResponse doIcon(
            @QueryParameter String job,
            @QueryParameter String branch,
            @QueryParameter String id,
            @QueryParameter String metric,
            @QueryParameter String component,
            @QueryParameter String gate,
            @QueryParameter String subject,
            @QueryParameter String color,
            @QueryParameter String style)
            throws IOException {
        Optional<Job<?, ?>> shown = visible(job, FormStrings.toNull(branch));
        Badge badge = shown.isEmpty()
                ? Badge.unknown("coverage")
                : new JobBadge(id, MetricParameter.orNull(metric), component, gate).of(shown.get());
        return new BadgeResponse(badge.with(subject, color, style));
    }

    @SuppressWarnings("try") // what matters of the context is that it is closed
    private static Optional<Job<?, ?>> visible(String name, @Nullable String branch) {
        if (FormStrings.toNull(name) == null) {
            return Optional.empty();
        }
        String full = branch == null ? name : name + "/" + TargetBranch.jobName(branch);
        Optional<Job<?, ?>> found;
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            found = Optional.ofNullable(Jenkins.get().getItemByFullName(full, Job.class));
        }
        return found.filter(CoverageBadgeAction::maySee);
    }

    private static boolean maySee(Job<?, ?> job) {
        Permission viewStatus = Permission.fromId(VIEW_STATUS);
        return job.hasPermission(Item.READ) || viewStatus != null && job.hasPermission(viewStatus);
    }
}
