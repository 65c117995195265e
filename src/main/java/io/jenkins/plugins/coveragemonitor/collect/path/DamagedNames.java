package io.jenkins.plugins.coveragemonitor.collect.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files whose names a report has in a wrong encoding: each byte that was not UTF-8 became a replacement
 * character. The remaining ASCII of a name, and its folders, identify the file.
 */
final class DamagedNames {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int LAST_ASCII = 0x7F;

    /** The files with non-ASCII letters, by the ASCII of their last name. */
    private final Map<String, List<List<String>>> byAscii = new HashMap<>();

    /** Indexes the files of a workspace. */
    DamagedNames(Iterable<String> files) {
        for (String file : files) {
            if (!file.chars().allMatch(letter -> letter <= LAST_ASCII)) {
                List<String> names = Arrays.asList(file.split("/"));
                byAscii.computeIfAbsent(ascii(names.get(names.size() - 1)), name -> new ArrayList<>(1))
                        .add(names);
            }
        }
    }

    /** Whether a path has lost letters. */
    static boolean isDamaged(String path) {
        return path.indexOf(REPLACEMENT) >= 0;
    }

    /** The names of the file that fits a damaged path best; {@code null} if none or several do. */
    @Nullable
    List<String> repaired(List<String> names) {
        List<String> found = null;
        int most = 0;
        for (List<String> file : byAscii.getOrDefault(ascii(names.get(names.size() - 1)), List.of())) {
            int same = sameFromTheEnd(names, file);
            if (same > most) {
                most = same;
                found = file;
            } else if (same == most) {
                found = null;
            }
        }
        if (found == null) {
            return null;
        }
        List<String> repaired = new ArrayList<>(names.subList(0, names.size() - most));
        repaired.addAll(found.subList(found.size() - most, found.size()));
        return repaired.stream().anyMatch(DamagedNames::isDamaged) ? null : repaired;
    }

    private static int sameFromTheEnd(List<String> damaged, List<String> file) {
        int same = 0;
        while (same < damaged.size() && same < file.size()) {
            String name = damaged.get(damaged.size() - 1 - same);
            String whole = file.get(file.size() - 1 - same);
            if (isDamaged(name) ? !ascii(name).equals(ascii(whole)) : !name.equals(whole)) {
                break;
            }
            same++;
        }
        return same;
    }

    private static String ascii(String name) {
        return name.codePoints()
                .filter(letter -> letter <= LAST_ASCII)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
