package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The history of a job in the database of all controllers, in place of that of a home folder. */
public final class StoredHistoryOption {
    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "Read the job from the database of all controllers, jdbc:postgresql://HOST:PORT/DATABASE, and not from"
                            + " --home.")
    private @Nullable String store;

    @Option(
            names = "--controller",
            paramLabel = "ID",
            description = "With --store: the job's controller, if several have a job of this name.")
    private String controller = "";

    /** Whether a store is named. */
    public boolean isGiven() {
        return store != null;
    }

    /**
     * The points of a job by its full name.
     *
     * @throws IOException if the store cannot be asked
     */
    public List<Point> points(String job) throws IOException {
        if (store == null) {
            throw CommandFailure.usage("give the database with --store");
        }
        try (HistoryStore opened = HistoryStores.open("--store", store)) {
            List<JobKey> found = new ArrayList<>();
            opened.search(JobQuery.ALL.named(job).on(controller), one -> {
                if (one.description().name().equals(job) && one.key().monitor().equals(JobHome.DEFAULT_ID)) {
                    found.add(one.key());
                }
            });
            if (found.isEmpty()) {
                throw CommandFailure.usage("the store has no job '" + job + "'"
                        + (controller.isEmpty() ? "" : " of the controller '" + controller + "'")
                        + ": check --job, or look it up with 'serve --store'");
            }
            if (found.size() > 1) {
                throw CommandFailure.usage("several controllers have a job '" + job + "': give --controller, one of "
                        + String.join(
                                ", ", found.stream().map(JobKey::controller).toList()));
            }
            return opened.read(found.get(0));
        }
    }
}
