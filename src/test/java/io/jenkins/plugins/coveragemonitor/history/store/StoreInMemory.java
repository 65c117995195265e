package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The store of a stranger, as docs/forty-controllers.md shows it: complete, and as short as can be. It keeps everything in memory; one
 * of your own keeps it somewhere that lasts.
 */
class StoreInMemory implements HistoryStore {
    private final Map<JobKey, TreeMap<Integer, Point>> histories = new ConcurrentSkipListMap<>();
    private final Map<JobKey, JobDescription> descriptions = new ConcurrentSkipListMap<>();
    private final Map<JobKey, TreeMap<String, EndedAlert>> alerts = new ConcurrentSkipListMap<>();

    @Override
    public synchronized void append(JobKey job, List<Point> points) {
        descriptions.putIfAbsent(job, JobDescription.named(job.job()));
        TreeMap<Integer, Point> history = histories.computeIfAbsent(job, none -> new TreeMap<>());
        points.forEach(point -> history.put(point.build(), point));
    }

    @Override
    public synchronized void describe(JobKey job, JobDescription description) {
        descriptions.put(job, description);
    }

    @Override
    public synchronized List<Point> read(JobKey job) {
        return List.copyOf(histories.getOrDefault(job, new TreeMap<>()).values());
    }

    @Override
    public Map<JobKey, List<Point>> latest(Collection<JobKey> jobs, int builds) {
        Map<JobKey, List<Point>> latest = new TreeMap<>();
        for (JobKey job : jobs) {
            List<Point> points = read(job);
            if (!points.isEmpty()) {
                latest.put(job, points.subList(Math.max(0, points.size() - builds), points.size()));
            }
        }
        return latest;
    }

    @Override
    public void search(JobQuery query, Receiver<StoredJob> found) throws IOException {
        List<StoredJob> all = new ArrayList<>();
        descriptions.forEach((job, description) -> all.add(StoredJob.of(job, description, read(job))));
        List<StoredJob> page = all.stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(
                                (StoredJob job) -> job.description().name())
                        .thenComparing(StoredJob::key))
                .skip(query.offset())
                .limit(query.limit())
                .toList();
        for (StoredJob job : page) {
            found.take(job);
        }
    }

    @Override
    public synchronized void keepAlerts(JobKey job, AlertHistory told) {
        if (!told.ended().isEmpty()) {
            descriptions.putIfAbsent(job, JobDescription.named(job.job()));
        }
        TreeMap<String, EndedAlert> kept = alerts.computeIfAbsent(job, none -> new TreeMap<>());
        kept.values().removeIf(told::drops);
        told.ended().forEach(alert -> kept.put(alert.id(), alert));
    }

    @Override
    public synchronized List<EndedAlert> endedAlerts(JobKey job) {
        return alerts.getOrDefault(job, new TreeMap<>()).values().stream()
                .sorted(Comparator.comparing(EndedAlert::ended).thenComparing(EndedAlert::id))
                .toList();
    }

    @Override
    public synchronized void remove(JobKey job, Collection<Integer> builds) {
        histories.getOrDefault(job, new TreeMap<>()).keySet().removeAll(builds);
    }

    @Override
    public synchronized void delete(JobKey job) {
        histories.remove(job);
        descriptions.remove(job);
        alerts.remove(job);
    }

    @Override
    public List<ControllerDescription> controllers() {
        Map<String, Integer> jobs = new TreeMap<>();
        descriptions.keySet().forEach(job -> jobs.merge(job.controller(), 1, Integer::sum));
        return jobs.entrySet().stream()
                .map(one -> new ControllerDescription(one.getKey(), null, null, one.getValue()))
                .toList();
    }

    @Override
    public synchronized void deleteController(String id) {
        histories.keySet().removeIf(job -> job.controller().equals(id));
        descriptions.keySet().removeIf(job -> job.controller().equals(id));
        alerts.keySet().removeIf(job -> job.controller().equals(id));
    }
}
