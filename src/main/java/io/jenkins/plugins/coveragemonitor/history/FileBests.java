package io.jenkins.plugins.coveragemonitor.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The best shares of single files that ratchets know. Of each file all steps are known by which its best rose, so that
 * it can be told what it was at an earlier build, which a change request may have left the target branch at.
 *
 * @param steps by the ratchet's subject and the file's path: the bests in ascending order of builds, each of a higher
 *     share than the one before
 */
public record FileBests(Map<String, Map<String, List<Best>>> steps) {
    /** Of no file. */
    public static final FileBests NONE = new FileBests(Map.of());

    /** Creates it; bests that are no better than that of an earlier build are left out. */
    public FileBests {
        Map<String, Map<String, List<Best>>> subjects = new TreeMap<>();
        steps.forEach((subject, files) -> {
            Map<String, List<Best>> paths = new TreeMap<>();
            files.forEach((path, bests) -> {
                List<Best> rising = rising(bests);
                if (!rising.isEmpty()) {
                    paths.put(path, rising);
                }
            });
            if (!paths.isEmpty()) {
                subjects.put(subject, Collections.unmodifiableMap(paths));
            }
        });
        steps = Collections.unmodifiableMap(subjects);
    }

    /** What one ratchet knows of files, by their paths. */
    public static FileBests of(String subject, Map<String, List<Best>> files) {
        return new FileBests(Map.of(subject, files));
    }

    /** The best of a file that a build up to one reached, that one included. */
    public Optional<Best> best(String subject, String path, int upToBuild) {
        return steps.getOrDefault(subject, Map.of()).getOrDefault(path, List.of()).stream()
                .filter(best -> best.build() <= upToBuild)
                .reduce((lower, higher) -> higher);
    }

    /** What both know: nothing that one of them knows becomes lower. */
    public FileBests plus(FileBests other) {
        Map<String, Map<String, List<Best>>> all = new TreeMap<>();
        for (FileBests one : List.of(this, other)) {
            one.steps.forEach((subject, files) ->
                    files.forEach((path, bests) -> all.computeIfAbsent(subject, any -> new TreeMap<>())
                            .computeIfAbsent(path, any -> new ArrayList<>())
                            .addAll(bests)));
        }
        return new FileBests(all);
    }

    /** The same but for what one build reached. */
    public FileBests without(int build) {
        Map<String, Map<String, List<Best>>> others = new TreeMap<>();
        steps.forEach((subject, files) -> {
            Map<String, List<Best>> paths = new TreeMap<>();
            files.forEach((path, bests) -> paths.put(
                    path, bests.stream().filter(best -> best.build() != build).toList()));
            others.put(subject, paths);
        });
        return new FileBests(others);
    }

    private static List<Best> rising(List<Best> bests) {
        List<Best> rising = new ArrayList<>();
        bests.stream().sorted(Comparator.comparingInt(Best::build)).forEach(best -> {
            Best highest = rising.isEmpty() ? null : rising.get(rising.size() - 1);
            if (highest == null || best.counter().compareShare(highest.counter()) > 0) {
                if (highest != null && highest.build() == best.build()) {
                    rising.remove(rising.size() - 1);
                }
                rising.add(best);
            }
        });
        return List.copyOf(rising);
    }
}
