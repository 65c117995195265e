package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.publish.Badge;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** Adds the HTTP interface to each job; it shows nothing. */
public final class ApiJobAction implements Action {
    private final Job<?, ?> job;

    ApiJobAction(Job<?, ?> job) {
        this.job = job;
    }

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
        return "coverage-monitor";
    }

    /** The HTTP interface of the job. */
    public ApiAction getApi() {
        return new ApiAction(job);
    }

    /** The job's badge, for those who may read the job. */
    @GET
    @WebMethod(name = "badge")
    public HttpResponse doBadge(
            @QueryParameter String id,
            @QueryParameter String metric,
            @QueryParameter String component,
            @QueryParameter String gate,
            @QueryParameter String subject,
            @QueryParameter String color,
            @QueryParameter String style)
            throws IOException {
        job.checkPermission(Item.READ);
        Badge badge = new JobBadge(id, MetricParameter.orNull(metric), component, gate).of(job);
        return new BadgeResponse(badge.with(subject, color, style));
    }

    /** Costs nothing, because it does not read the disk. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return ApiJobAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            Job<?, ?> job = target;
            return List.of(new ApiJobAction(job));
        }
    }
}
