package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.EnvVars;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The target branch of a change request: {@code CHANGE_TARGET} in the environment, which a multibranch project sets for
 * change requests, or the Pipeline. Its job is beside that of the change request.
 *
 * @param name the branch's real name
 */
record TargetBranch(String name) {
    /** The characters that a multibranch project encodes in the name of a branch's job (branch-api's NameEncoder). */
    private static final Pattern ENCODED = Pattern.compile("[#%/?\\[\\]\\\\]");

    /** The target of a build, if it is a change request. */
    static Optional<TargetBranch> of(EnvVars environment) {
        return Optional.ofNullable(FormStrings.toNull(environment.get("CHANGE_TARGET")))
                .map(TargetBranch::new);
    }

    /** The name of the branch in the clone of a multibranch project. */
    String inClone() {
        return "origin/" + name;
    }

    /** The branch's job, if it has one. */
    @SuppressWarnings("try") // what matters of the context is that it is closed
    Optional<Job<?, ?>> job(Run<?, ?> run) {
        // Both jobs belong to one project: whoever may build the change request may see how it compares with its
        // target.
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            ItemGroup<?> project = run.getParent().getParent();
            return project.getItem(jobName()) instanceof Job<?, ?> job ? Optional.of(job) : Optional.empty();
        }
    }

    /**
     * The history of the branch.
     *
     * @param job its job; if it is empty, the history is too
     */
    JobHistory past(Optional<Job<?, ?>> job, String id) {
        return job.flatMap(branch -> OtherJobs.of(branch, id))
                .map(past -> past.called(name))
                .orElse(JobHistory.none(name));
    }

    private String jobName() {
        return jobName(name);
    }

    /** The name that a multibranch project gives to the job of a branch. */
    static String jobName(String name) {
        return ENCODED.matcher(name)
                .replaceAll(part ->
                        String.format(Locale.ROOT, "%%%02X", (int) part.group().charAt(0)));
    }
}
