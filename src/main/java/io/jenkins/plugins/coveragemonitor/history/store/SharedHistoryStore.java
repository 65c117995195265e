package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store that several controllers write to at once, each from the files of its jobs. */
public interface SharedHistoryStore extends HistoryStore {
    /**
     * Prepares the store for this version.
     *
     * @throws StoreNeedsRepair if an administrator must repair it first
     */
    void prepare() throws IOException;

    /**
     * Acquires or renews the lease of an id.
     *
     * @param url the controller's address, {@code null} if it has none
     * @param holder identifies the calling process
     * @param silence after this much silence the holder has lost its lease
     */
    ControllerLease claim(String controller, @Nullable String url, String holder, Duration silence) throws IOException;

    /** Releases the lease, so that the next process need not wait. */
    void release(String controller, String holder) throws IOException;

    /** How much of the files of a controller's jobs has been copied. */
    Map<JobKey, JournalPosition> positions(String controller) throws IOException;

    /**
     * A digest of each point of a history by build: the SHA-256 of its JSON in lower-case hexadecimal. It takes few
     * bytes a build, and shows which points of a rewritten file need not be sent again.
     */
    Map<Integer, String> digests(JobKey job) throws IOException;

    /**
     * Stores parts of files: the points and the new positions, all or nothing.
     *
     * @throws LostTurnException if the holder may not write, or a position differs from the recorded one
     */
    void take(String controller, String holder, List<JournalBatch> batches) throws IOException;
}
