package io.jenkins.plugins.coveragemonitor.history.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of a home folder as a store: the jobs of its own controller in {@code jobs}, laid out as Jenkins and the
 * command line do, those of others in {@code controllers/ID/jobs}. It consists only of files: for one controller, or as
 * an archive.
 *
 * <p>A search reads every history it finds. Writers take turns by file locks.
 */
public final class FileHistoryStore implements HistoryStore {
    private static final String OTHERS = "controllers";
    private static final String DESCRIPTION = "description.json";

    private static final Comparator<StoredJob> ORDER =
            Comparator.comparing((StoredJob job) -> job.description().name()).thenComparing(StoredJob::key);

    private final Path home;
    private final Map<JobKey, JobHome> known = new HashMap<>();

    private final JobFacts facts;

    /**
     * The store in a folder, which need not exist.
     *
     * @param facts what its jobs have besides points, if that was not copied there
     */
    public FileHistoryStore(Path home, JobFacts facts) {
        this.home = home;
        this.facts = facts;
    }

    /** The id of the controller whose home this is, if it has one. */
    public Optional<String> controller() throws IOException {
        return StableId.ofController(home).read();
    }

    /** Where the histories of a controller are. */
    public Path place(String id) throws IOException {
        return controller().filter(id::equals).isPresent()
                ? home
                : home.resolve(OTHERS).resolve(id);
    }

    /** Makes a folder without an id the home of a controller, so that its histories are the folder's own jobs. */
    public void adopt(String id) throws IOException {
        if (controller().isEmpty()) {
            StableId.ofController(home).set(id);
        }
    }

    @Override
    public void append(JobKey job, List<Point> points) throws IOException {
        JobHome place = place(job, job.job());
        if (!points.isEmpty()) {
            HistoryFile.of(place).append(points);
        }
    }

    @Override
    public void describe(JobKey job, JobDescription description) throws IOException {
        JobHome place = place(job, description.name());
        ObjectNode node = DescriptionJson.write(description);
        // The folder's own jobs are renamed by moving their folders.
        node.put("place", home.relativize(place.job()).toString());
        DurableFiles.replace(
                place.folder().resolve(DESCRIPTION),
                DurableFiles.Readers.USUAL,
                out -> out.write(node.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<Point> read(JobKey job) throws IOException {
        Optional<JobHome> place = located(job);
        return place.isEmpty() ? List.of() : HistoryFile.of(place.get()).points();
    }

    @Override
    public Map<JobKey, List<Point>> latest(Collection<JobKey> jobs, int builds) throws IOException {
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
        List<StoredJob> matching = new ArrayList<>();
        for (Map.Entry<JobKey, JobHome> job : scan().entrySet()) {
            StoredJob stored = StoredJob.of(
                    job.getKey(),
                    description(job.getKey(), job.getValue()),
                    HistoryFile.of(job.getValue()).points());
            if (query.matches(stored)) {
                matching.add(stored);
            }
        }
        matching.sort(ORDER);
        for (int i = 0; i < matching.size(); i++) {
            if (i >= query.offset() && i - query.offset() < query.limit()) {
                found.take(matching.get(i));
            }
        }
    }

    @Override
    public void keepAlerts(JobKey job, AlertHistory alerts) throws IOException {
        Optional<JobHome> there = located(job);
        if (there.isPresent() || !alerts.ended().isEmpty()) {
            JobHome place = there.isPresent() ? there.get() : place(job, job.job());
            new EndedAlertsFile(place.folder()).keep(alerts);
        }
    }

    @Override
    public List<EndedAlert> endedAlerts(JobKey job) throws IOException {
        Optional<JobHome> place = located(job);
        if (place.isEmpty()) {
            return List.of();
        }
        Map<String, EndedAlert> all = new TreeMap<>();
        new EndedAlertsFile(place.get().folder()).read().forEach(alert -> all.put(alert.id(), alert));
        facts.ended(place.get(), name(job, place.get())).forEach(alert -> all.put(alert.id(), alert));
        return all.values().stream().sorted(EndedAlertsFile.ORDER).toList();
    }

    @Override
    public void remove(JobKey job, Collection<Integer> builds) throws IOException {
        Optional<JobHome> place = located(job);
        if (place.isPresent()) {
            HistoryFile.of(place.get()).remove(builds);
        }
    }

    @Override
    public void delete(JobKey job) throws IOException {
        Optional<JobHome> place = located(job);
        if (place.isPresent()) {
            deleteAll(place.get().folder());
            synchronized (known) {
                known.remove(job);
            }
        }
    }

    @Override
    public List<ControllerDescription> controllers() throws IOException {
        Map<String, Integer> jobs = new TreeMap<>();
        scan().keySet().forEach(key -> jobs.merge(key.controller(), 1, Integer::sum));
        return jobs.entrySet().stream()
                .map(controller -> new ControllerDescription(controller.getKey(), null, null, controller.getValue()))
                .toList();
    }

    @Override
    public void deleteController(String id) throws IOException {
        for (JobKey key : new TreeSet<>(scan().keySet())) {
            if (key.controller().equals(id)) {
                delete(key);
            }
        }
        deleteAll(home.resolve(OTHERS).resolve(JobKey.checked(id)));
    }

    /** Where a history is kept. Creates the folder, named after the job if that name is free. */
    private JobHome place(JobKey key, String name) throws IOException {
        Optional<JobHome> there = located(key);
        if (there.isPresent()) {
            return there.get();
        }
        Path root = place(key.controller());
        Path folder = jobFolder(root, key, name);
        StableId.ofJob(folder).set(key.job());
        JobHome place = at(folder, key.monitor());
        DurableFiles.createFolders(place.folder());
        synchronized (known) {
            known.put(key, place);
        }
        return place;
    }

    private Path jobFolder(Path root, JobKey key, String name) throws IOException {
        for (JobKey other : scan().keySet()) {
            if (other.controller().equals(key.controller()) && other.job().equals(key.job())) {
                return located(other).orElseThrow().job();
            }
        }
        try {
            Path named = JobHome.below(root, name).job();
            if (StableId.ofJob(named).read().isEmpty()) {
                return named;
            }
        } catch (IllegalArgumentException | IOException unusable) {
            // The name is in the description; the folder's name does not matter.
        }
        return JobHome.below(root, key.job()).job();
    }

    private Optional<JobHome> located(JobKey key) throws IOException {
        synchronized (known) {
            JobHome place = known.get(key);
            if (place != null && Files.isDirectory(place.folder())) {
                return Optional.of(place);
            }
        }
        Map<JobKey, JobHome> all = scan();
        synchronized (known) {
            known.clear();
            known.putAll(all);
            return Optional.ofNullable(known.get(key));
        }
    }

    /** Every history of the folder; a job without an id gets one. */
    private Map<JobKey, JobHome> scan() throws IOException {
        Map<JobKey, JobHome> found = new TreeMap<>();
        if (Files.isDirectory(home.resolve("jobs"))) {
            scan(home.resolve("jobs"), StableId.ofController(home).get(), found, new HashSet<>());
        }
        for (Path other : folders(home.resolve(OTHERS))) {
            scan(other.resolve("jobs"), other.getFileName().toString(), found, new HashSet<>());
        }
        return found;
    }

    /** Folders that links lead to again are passed over. */
    private static void scan(Path jobs, String controller, Map<JobKey, JobHome> found, Set<Path> seen)
            throws IOException {
        if (!Files.isDirectory(jobs) || !seen.add(jobs.toRealPath())) {
            return;
        }
        for (Path job : folders(jobs)) {
            List<Path> monitors = folders(job.resolve("coverage-monitor")).stream()
                    .filter(monitor -> Files.exists(monitor.resolve("history.jsonl"))
                            || Files.exists(monitor.resolve(DESCRIPTION))
                            || Files.exists(monitor.resolve(EndedAlertsFile.NAME)))
                    .toList();
            if (!monitors.isEmpty()) {
                String id = ownId(job, controller, found);
                for (Path monitor : monitors) {
                    String name = monitor.getFileName().toString();
                    found.put(new JobKey(controller, id, name), at(job, name));
                }
            }
            scan(job.resolve("jobs"), controller, found, seen);
            // Where Jenkins keeps the jobs of a multibranch project.
            scan(job.resolve("branches"), controller, found, seen);
        }
    }

    /** The id of a job; a folder that was copied with its id gets a new one. */
    private static String ownId(Path job, String controller, Map<JobKey, JobHome> found) throws IOException {
        StableId id = StableId.ofJob(job);
        String kept = id.get();
        boolean taken = found.keySet().stream()
                .anyMatch(
                        key -> key.controller().equals(controller) && key.job().equals(kept));
        return taken ? id.renew() : kept;
    }

    private static JobHome at(Path folder, String monitor) {
        return new JobHome(folder, build -> folder.resolve("builds").resolve(Integer.toString(build)), monitor);
    }

    private JobDescription description(JobKey key, JobHome place) throws IOException {
        Path file = place.folder().resolve(DESCRIPTION);
        String name = name(key, place);
        if (Files.notExists(file)) {
            return facts.description(place, name).orElse(JobDescription.named(name));
        }
        byte[] json = DurableFiles.read(file);
        JobDescription described = DescriptionJson.read(json);
        boolean moved =
                !DescriptionJson.place(json).equals(home.relativize(place.job()).toString());
        return moved
                ? new JobDescription(name, described.url(), described.owners(), described.labels(), described.alerts())
                : described;
    }

    private String name(JobKey key, JobHome place) throws IOException {
        return name(place(key.controller()).relativize(place.job()));
    }

    /** The full name of a job from its path, in which every other folder is {@code jobs} or {@code branches}. */
    private static String name(Path place) {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i < place.getNameCount(); i += 2) {
            parts.add(place.getName(i).toString());
        }
        return String.join("/", parts);
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
