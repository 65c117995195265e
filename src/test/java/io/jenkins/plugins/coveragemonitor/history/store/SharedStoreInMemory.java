package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A shared store of the tests: it answers what it is told to, and writes down what it is asked. */
final class SharedStoreInMemory extends StoreInMemory implements SharedHistoryStore {
    final List<String> asked = new ArrayList<>();
    final Map<JobKey, JournalPosition> positions = new HashMap<>();
    volatile ControllerLease lease = new ControllerLease(true, null, 1);

    @Nullable
    volatile IOException failure;

    @Nullable
    JobKey refused;

    @Override
    public void prepare() throws IOException {
        asked.add("prepare");
        fail();
    }

    private void fail() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public ControllerLease claim(String controller, @Nullable String url, String holder, Duration silence)
            throws IOException {
        asked.add("claim " + controller + " " + url + " " + holder + " " + silence);
        return lease;
    }

    @Override
    public void release(String controller, String holder) throws IOException {
        asked.add("release " + controller + " " + holder);
        fail();
    }

    @Override
    public Map<JobKey, JournalPosition> positions(String controller) {
        asked.add("positions");
        return Map.copyOf(positions);
    }

    @Override
    public Map<Integer, String> digests(JobKey job) {
        Map<Integer, String> digests = new TreeMap<>();
        read(job).forEach(point -> digests.put(point.build(), RewrittenFiles.digest(point.json())));
        return digests;
    }

    @Override
    public void take(String controller, String holder, List<JournalBatch> batches) throws IOException {
        fail();
        for (JournalBatch batch : batches) {
            if (batch.job().equals(refused)) {
                throw new RefusedDataException(batch.job().job() + " has a point that is refused", new IOException());
            }
        }
        for (JournalBatch batch : batches) {
            JournalPosition known = positions.getOrDefault(batch.job(), JournalPosition.BEGINNING);
            if (!known.equals(batch.from())) {
                throw new LostTurnException("another process took " + batch.job() + " further");
            }
            asked.add("take " + batch.job().job() + " "
                    + batch.points().stream().map(Point::build).toList());
            append(batch.job(), batch.points());
            positions.put(batch.job(), batch.to());
        }
    }

    /** What was asked for since this was asked last, without what begins with some words. */
    List<String> news(String without) {
        List<String> news = asked.stream()
                .filter(one -> without.isEmpty() || !one.matches(without))
                .toList();
        asked.clear();
        return news;
    }
}
