package io.jenkins.plugins.coveragemonitor.history.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store that several controllers write to at once, each from the files of its jobs. */
public interface SharedHistoryStore extends HistoryStore {
    /**
     * Makes the store ready for this version.
     *
     * @throws StoreNeedsRepair if it cannot be until an administrator has repaired it
     */
    void prepare() throws IOException;

    /**
     * Asks to write under an id, or says that one is still there.
     *
     * @param url the controller's address, {@code null} if it has none
     * @param holder names the process that asks
     * @param silence after which the holder has lost its turn
     */
    ControllerLease claim(String controller, @Nullable String url, String holder, Duration silence) throws IOException;

    /** Gives up the turn, so that the next need not wait. */
    void release(String controller, String holder) throws IOException;

    /** How far the files of a controller's jobs have been taken over. */
    Map<JobKey, JournalPosition> positions(String controller) throws IOException;

    /**
     * What tells the points of a history apart from others of the same builds, by build: the SHA-256 of each point's JSON,
     * hexadecimal in small letters. Few bytes a build, so that a file that was written anew need not be sent again.
     */
    Map<Integer, String> digests(JobKey job) throws IOException;

    /**
     * Takes parts of files over: the points and the new positions, all or nothing.
     *
     * @throws LostTurnException if the holder may not write, or a position is not the one that was noted
     */
    void take(String controller, String holder, List<JournalBatch> batches) throws IOException;
}
