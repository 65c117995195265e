package io.jenkins.plugins.coveragemonitor.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The best shares of single files that ratchets know. All rises of a file's best are kept, so that its best at an
 * earlier build, where a change request may have branched off, is known too.
 *
 * @param steps by the ratchet's subject and the file's path: the bests in ascending order of builds, each of a higher
 * share than the one before
 */
public record FileRatchetBests(Map<String, Map<String, List<RatchetBest>>> steps) {
    /** No file has a best. */
    public static final FileRatchetBests NONE = new FileRatchetBests(Map.of());

    /** Creates it; bests that do not exceed that of an earlier build are left out. */
    public FileRatchetBests {
        Map<String, Map<String, List<RatchetBest>>> subjects = new TreeMap<>();
        steps.forEach((subject, files) -> {
            Map<String, List<RatchetBest>> paths = new TreeMap<>();
            files.forEach((path, bests) -> {
                List<RatchetBest> rising = rising(bests);
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

    /** What one ratchet knows about files, by their paths. */
    public static FileRatchetBests of(String subject, Map<String, List<RatchetBest>> files) {
        return new FileRatchetBests(Map.of(subject, files));
    }

    /** The best of a file in the builds up to and including one. */
    public Optional<RatchetBest> best(String subject, String path, int upToBuild) {
        return steps.getOrDefault(subject, Map.of()).getOrDefault(path, List.of()).stream()
                .filter(best -> best.build() <= upToBuild)
                .reduce((lower, higher) -> higher);
    }

    /** The bests of both; nothing that one of them knows is lowered. */
    public FileRatchetBests plus(FileRatchetBests other) {
        Map<String, Map<String, List<RatchetBest>>> all = new TreeMap<>();
        for (FileRatchetBests one : List.of(this, other)) {
            one.steps.forEach((subject, files) ->
                    files.forEach((path, bests) -> all.computeIfAbsent(subject, any -> new TreeMap<>())
                            .computeIfAbsent(path, any -> new ArrayList<>())
                            .addAll(bests)));
        }
        return new FileRatchetBests(all);
    }

    /** A copy without what one build reached. */
    public FileRatchetBests without(int build) {
        Map<String, Map<String, List<RatchetBest>>> others = new TreeMap<>();
        steps.forEach((subject, files) -> {
            Map<String, List<RatchetBest>> paths = new TreeMap<>();
            files.forEach((path, bests) -> paths.put(
                    path, bests.stream().filter(best -> best.build() != build).toList()));
            others.put(subject, paths);
        });
        return new FileRatchetBests(others);
    }

    private static List<RatchetBest> rising(List<RatchetBest> bests) {
        List<RatchetBest> rising = new ArrayList<>();
        bests.stream().sorted(Comparator.comparingInt(RatchetBest::build)).forEach(best -> {
            RatchetBest highest = rising.isEmpty() ? null : rising.get(rising.size() - 1);
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
