package io.jenkins.plugins.coveragemonitor.history;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Where one job keeps what is recorded of it. The layout is the same in Jenkins' home and for the command line.
 *
 * @param job the job's own folder
 * @param builds maps a build's number to its folder
 * @param id the monitor, of which a job may have several; letters, digits, dots and dashes
 */
public record JobHome(Path job, IntFunction<Path> builds, String id) {
    /** The id of a monitor without a name. */
    public static final String DEFAULT_ID = "coverage";

    /** Creates it; refuses an id that could leave the folder. */
    public JobHome {
        Objects.requireNonNull(job);
        Objects.requireNonNull(builds);
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "the id '" + id
                            + "' is not usable: give up to 64 letters, digits, dots, dashes or underscores, a letter or digit first");
        }
    }

    /**
     * A job below a home folder with Jenkins' layout: {@code jobs/NAME/builds/N}, and {@code jobs/FOLDER/jobs/NAME} for
     * {@code FOLDER/NAME}.
     *
     * @throws IllegalArgumentException if the name could leave the folder
     */
    public static JobHome below(Path home, String job) {
        Path folder = home;
        for (String part : job.split("/", -1)) {
            if (part.isBlank()
                    || part.equals(".")
                    || part.equals("..")
                    || part.matches(".*[\\\\:*?\"<>|\\p{Cntrl}].*")) {
                throw new IllegalArgumentException("'" + job
                        + "' is not a job name: give its parts separated by '/', none of them empty, '.' or '..'");
            }
            folder = folder.resolve("jobs").resolve(part);
        }
        Path found = folder;
        return new JobHome(found, build -> found.resolve("builds").resolve(Integer.toString(build)), DEFAULT_ID);
    }

    /**
     * Another monitor of the same job.
     *
     * @throws IllegalArgumentException if the id cannot be used
     */
    public JobHome monitor(String other) {
        return new JobHome(job, builds, other);
    }

    /** The folder of everything that this monitor keeps with the job. */
    public Path folder() {
        return job.resolve("coverage-monitor").resolve(id);
    }

    /** The file of the history. */
    public Path history() {
        return folder().resolve("history.jsonl");
    }

    /** The file of the alert store. */
    public Path alerts() {
        return folder().resolve("alerts.jsonl");
    }

    /** The file of the best shares of single files. */
    public Path ratchets() {
        return folder().resolve("ratchets.json");
    }

    /** The file with a build's whole measurement. */
    public Path measurement(int build) {
        return builds.apply(build).resolve("coverage-monitor").resolve(id + ".cov");
    }
}
