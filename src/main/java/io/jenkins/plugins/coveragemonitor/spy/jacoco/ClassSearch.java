package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import io.jenkins.plugins.coveragemonitor.report.format.jacoco.ClassFileWalk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.internal.data.CRC64;
import org.jacoco.core.runtime.WildcardMatcher;

/**
 * Finds the class files that execution data was measured with, by identity: exactly the same bytes, not the same name.
 * Where one class of a jar or folder is found, its other classes belong to the program too, even if they never ran.
 */
public final class ClassSearch {
    /** If everything is measured, so is the agent, which is not part of the service. */
    private static final String AGENT = "org/jacoco/agent/rt/";

    private final ExecutionDataStore executed;
    private final WildcardMatcher included;
    private final Set<Long> identities = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /** By the place that classes belong to: their names with their identities, in the order of discovery. */
    private final Map<String, Map<String, Found>> places = new LinkedHashMap<>();

    private final Set<String> ofTests = new HashSet<>();

    private record Found(long identity, Path file) {}

    /**
     * A search.
     *
     * @param executed the classes that ran
     * @param includes the classes of the program, as a pattern of JaCoCo's {@code includes}
     */
    public ClassSearch(ExecutionDataStore executed, String includes) {
        this.executed = executed;
        this.included = new WildcardMatcher(includes);
        executed.getContents().forEach(data -> {
            identities.add(data.getId());
            names.add(data.getName());
        });
    }

    /** Searches class files and archives; unreadable ones are ignored. */
    public void lookInto(Collection<Path> files) {
        for (Path file : files) {
            try {
                if (mayHold(file)) {
                    new ClassFileWalk((bytes, place) -> found(file, bytes, place)).file(file);
                }
            } catch (IOException | RuntimeException unreadable) {
                // It may be any file of the workspace; classes that are not found anywhere are reported.
            }
        }
    }

    /** Whether an archive names a class that ran: a workspace may have a thousand jars of libraries. */
    private boolean mayHold(Path file) throws IOException {
        if (file.toString().endsWith(".class") || isImage(file)) {
            return true;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                String entry = all.nextElement().getName();
                if (entry.endsWith(".class") ? names.contains(className(entry)) : ClassFileWalk.holdsClasses(entry)) {
                    return true;
                }
            }
            return false;
        } catch (ZipException damaged) {
            return false;
        }
    }

    private static boolean isImage(Path file) {
        return ClassFileWalk.mayBeImage(file.getFileName().toString());
    }

    /** Whether the class file of every class that ran was found. */
    public boolean isComplete() {
        Set<Long> found = new HashSet<>();
        places.values().forEach(place -> place.values().forEach(one -> found.add(one.identity())));
        return executed.getContents().stream()
                .filter(data -> data.hasHits()
                        && !ofTests.contains(data.getName())
                        && !data.getName().startsWith(AGENT))
                .allMatch(data -> found.contains(data.getId()));
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - ".class".length())
                .replaceFirst("^(BOOT-INF|WEB-INF)/classes/", "")
                .replaceFirst("^META-INF/versions/[0-9]+/", "");
    }

    private void found(Path file, byte[] bytes, String place) throws IOException {
        String name = ClassName.of(bytes);
        if (!included.matches(name.replace('/', '.'))) {
            return;
        }
        if (isOfTests(file.toString())) {
            ofTests.add(name);
            return;
        }
        long identity = CRC64.classId(bytes);
        places.computeIfAbsent(placeOf(file, name, place), any -> new TreeMap<>())
                .putIfAbsent(name, new Found(identity, file));
    }

    private static boolean isOfTests(String file) {
        String path = file.replace('\\', '/');
        return path.contains("/test-classes/") || path.matches(".*/classes/[^/]+/(test|[a-z]\\w*Test)/.*");
    }

    /** The place that classes belong to: the archive, or the root folder of their packages. */
    private static String placeOf(Path file, String name, String place) {
        String path = place.replace('\\', '/');
        int entry = path.lastIndexOf('@');
        String end = "/" + name + ".class";
        boolean alone = isImage(file)
                && path.endsWith(end)
                && path.indexOf('@', file.toString().length() + 1) < 0;
        if (!alone && !file.toString().endsWith(".class")) {
            return entry < 0 ? path : path.substring(0, entry);
        }
        return path.endsWith(end) ? path.substring(0, path.length() - end.length()) : String.valueOf(file.getParent());
    }

    /**
     * The result of a search.
     *
     * @param classes how many class files belong to the program
     * @param measured how many of them ran
     * @param unknown the names of classes that ran and have no class file
     * @param differing those of them for which a different class file of the same name exists
     * @param twice the names of classes that ran in two versions, of which only one can be counted
     */
    public record Result(int classes, int measured, Set<String> unknown, Set<String> differing, Set<String> twice) {}

    /**
     * Writes the program's class files to one jar.
     *
     * @param dumped class files as the virtual machine loaded them: only those that ran
     */
    public Result write(Path jar, Collection<Path> dumped) throws IOException {
        Map<String, Found> chosen = new TreeMap<>();
        for (Map<String, Found> place : places.values()) {
            if (place.values().stream().anyMatch(one -> identities.contains(one.identity()))) {
                place.forEach((name, one) -> chosen.merge(name, one, this::better));
            }
        }
        Map<Long, Path> loaded = loaded(dumped);
        for (ExecutionData data : executed.getContents()) {
            Path file = loaded.get(data.getId());
            if (file != null && !ofTests.contains(data.getName())) {
                chosen.merge(data.getName(), new Found(data.getId(), file), this::better);
            }
        }
        write(jar, chosen);
        return result(chosen);
    }

    /** The class that ran; the first if both or none did. */
    private Found better(Found first, Found second) {
        return !identities.contains(first.identity()) && identities.contains(second.identity()) ? second : first;
    }

    private static Map<Long, Path> loaded(Collection<Path> dumped) {
        Map<Long, Path> loaded = new HashMap<>();
        for (Path file : dumped) {
            try {
                loaded.put(CRC64.classId(Files.readAllBytes(file)), file);
            } catch (IOException gone) {
                // Reported as a class without a class file.
            }
        }
        return loaded;
    }

    private static void write(Path jar, Map<String, Found> chosen) throws IOException {
        Map<Path, Map<String, Long>> byFile = new LinkedHashMap<>();
        chosen.forEach((name, one) ->
                byFile.computeIfAbsent(one.file(), any -> new HashMap<>()).put(name, one.identity()));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<Path, Map<String, Long>> source : byFile.entrySet()) {
                Map<String, Long> wanted = source.getValue();
                new ClassFileWalk((bytes, place) -> {
                            String name = ClassName.of(bytes);
                            Long identity = wanted.get(name);
                            if (identity != null && identity == CRC64.classId(bytes) && wanted.remove(name) != null) {
                                out.putNextEntry(new ZipEntry(name + ".class"));
                                out.write(bytes);
                                out.closeEntry();
                            }
                        })
                        .file(source.getKey());
            }
        }
    }

    private Result result(Map<String, Found> chosen) {
        Set<String> unknown = new TreeSet<>();
        Set<String> differing = new TreeSet<>();
        Map<String, Set<Long>> versions = new TreeMap<>();
        for (ExecutionData data : executed.getContents()) {
            if (!data.hasHits()
                    || ofTests.contains(data.getName())
                    || data.getName().startsWith(AGENT)) {
                continue;
            }
            versions.computeIfAbsent(data.getName(), any -> new HashSet<>()).add(data.getId());
            Found one = chosen.get(data.getName());
            if (one == null || !identities.contains(one.identity())) {
                unknown.add(data.getName());
                if (one != null || places.values().stream().anyMatch(place -> place.containsKey(data.getName()))) {
                    differing.add(data.getName());
                }
            }
        }
        Set<String> twice = versions.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        int measured = (int) chosen.values().stream()
                .filter(one -> identities.contains(one.identity()))
                .count();
        return new Result(chosen.size(), measured, unknown, differing, twice);
    }

    /** Some names as they are written in sources, and how many more there are. */
    public static String some(Set<String> names) {
        List<String> first = new ArrayList<>();
        names.stream().limit(3).forEach(name -> first.add(name.replace('/', '.')));
        int more = names.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }
}
