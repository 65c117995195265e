package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history of one of the controller's own jobs for a page, with what the job's file lacks, because it was lost
 * or is an older copy, from the shared store. A page waits briefly; without an answer it shows the file alone, and says
 * so.
 */
public final class ReadThroughStore implements Closeable {
    /** How long a page waits for the store. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How many pages wait at a time; others do without. */
    private static final int READERS = 2;

    private final HistoryStore store;
    private final Supplier<ForwardingStatus> status;
    private final Duration patience;
    private final ThreadPoolExecutor readers;

    /** Reads from a store while the status of the copying says that it answers. */
    public ReadThroughStore(HistoryStore store, Supplier<ForwardingStatus> status) {
        this(store, status, PATIENCE);
    }

    ReadThroughStore(HistoryStore store, Supplier<ForwardingStatus> status, Duration patience) {
        this.store = store;
        this.status = status;
        this.patience = patience;
        this.readers = new ThreadPoolExecutor(0, READERS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "coverage-monitor history from the shared store");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * A history as it was read.
     *
     * @param points in ascending order of builds
     * @param note what readers should know about where the points come from, in one sentence; {@code null} for nothing
     */
    public record Reading(List<Point> points, @Nullable String note) {}

    /**
     * Reads a history.
     *
     * @param own the points of the job's file, in ascending order of builds
     */
    public Reading read(JobKey job, List<Point> own) {
        ForwardingStatus now = status.get();
        if (now.isAway()) {
            return without(own, String.valueOf(now.sentence()));
        }
        try {
            Future<List<Point>> asked = readers.submit(
                    () -> store.readOthers(job, own.stream().map(Point::build).toList()));
            try {
                return joined(own, asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } finally {
                asked.cancel(true);
            }
        } catch (TimeoutException slow) {
            return without(own, "it did not answer within " + patience.toMillis() + " ms");
        } catch (RejectedExecutionException busy) {
            return without(own, "others wait for its answer");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return without(own, "this page was given up");
        } catch (ExecutionException failed) {
            return without(own, FailureText.reason(failed));
        }
    }

    private static Reading joined(List<Point> own, List<Point> others) {
        if (others.isEmpty()) {
            return new Reading(own, null);
        }
        List<Point> all = new ArrayList<>(own);
        all.addAll(others);
        all.sort(Comparator.comparingInt(Point::build));
        return new Reading(List.copyOf(all), note(others.size(), others));
    }

    /**
     * Which builds a job's own file lacks, in one sentence.
     *
     * @param count how many
     * @param builds these builds, or the newest of them, in ascending order
     */
    static String note(int count, List<Point> builds) {
        int last = builds.get(builds.size() - 1).build();
        String which = count == 1
                ? "#" + last + " is"
                : Plurals.count(count, "build") + ", "
                        + (count == builds.size() ? "#" + builds.get(0).build() + " to #" : "up to #") + last + ", are";
        return which + " not in this controller's own file and " + (count == 1 ? "was" : "were")
                + " read from the database of all controllers.";
    }

    private static Reading without(List<Point> own, String why) {
        return new Reading(
                own,
                "The database of all controllers is away: " + why + ". This is what this controller's own file has.");
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
