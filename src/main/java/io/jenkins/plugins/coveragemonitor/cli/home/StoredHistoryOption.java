package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The histories in the database of all controllers instead of those of a home folder. */
public final class StoredHistoryOption {
    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "Read from the database of all controllers, jdbc:postgresql://HOST:PORT/DATABASE, and not from --home.")
    private @Nullable String store;

    @Option(
            names = "--controller",
            paramLabel = "ID",
            description = "With --store: only jobs of this controller; needed if several have a job of one name.")
    private String controller = "";

    /** Whether a store was given. */
    public boolean isGiven() {
        return store != null;
    }

    /** Opens the given store. */
    public HistoryStore open() {
        if (store == null) {
            throw CommandFailure.usage("give the database with --store");
        }
        return HistoryStores.open("--store", store);
    }

    /** The requested jobs. */
    public JobQuery jobs() {
        return JobQuery.ALL.on(controller);
    }

    /**
     * The points of a job by its full name.
     *
     * @param monitor the id of the job's monitor
     * @throws IOException if the store cannot be read
     */
    public List<Point> points(String job, String monitor) throws IOException {
        try (HistoryStore opened = open()) {
            List<JobKey> found = new ArrayList<>();
            opened.search(jobs().named(job), one -> {
                if (one.description().name().equals(job) && one.key().monitor().equals(monitor)) {
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
