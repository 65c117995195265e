package io.jenkins.plugins.coveragemonitor.report.format.llvm;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the functions of an export and groups them by the file and the place where they begin. */
final class LlvmFunctions {
    private static final int LINE = 0;
    private static final int COLUMN = 1;
    private static final int END_LINE = 2;
    /** The index of a region's file number; macros put regions of other files into a function. */
    private static final int REGION_FILE = 5;

    private static final int BRANCH_FILE = 6;

    private final JsonCursor json;
    private final Budget kept;
    private final Map<String, Map<Long, LlvmGroup>> groups = new HashMap<>();

    LlvmFunctions(JsonCursor json, Budget kept) {
        this.json = json;
        this.kept = kept;
    }

    /** The functions of a file in order, with the instances of one function together. */
    Collection<LlvmGroup> of(String path) {
        return groups.getOrDefault(path, Map.of()).values();
    }

    /** Reads one function. */
    void read() throws IOException {
        String[] name = {""};
        long[] count = {0};
        List<String> paths = new ArrayList<>(1);
        List<long[]> regions = new ArrayList<>();
        List<long[]> branches = new ArrayList<>();
        json.fields(field -> {
            switch (field) {
                case "name" -> name[0] = String.valueOf(json.text());
                case "count" -> count[0] = Math.max(0, json.count());
                case "filenames" -> json.elements(() -> paths.add(String.valueOf(json.text())));
                case "regions" ->
                    json.elements(() -> {
                        kept.take(1);
                        regions.add(numbers(json, 8));
                    });
                case "branches" ->
                    json.elements(() -> {
                        kept.take(1);
                        branches.add(numbers(json, 9));
                    });
                default -> json.skip();
            }
        });
        kept.giveBack(regions.size());
        if (!regions.isEmpty()) {
            add(name[0], count[0], paths, regions, branches);
        }
    }

    private void add(String name, long count, List<String> paths, List<long[]> regions, List<long[]> branches) {
        long[] begin = regions.get(0);
        long number = begin[REGION_FILE];
        if (number >= paths.size()
                || begin[LINE] < 1
                || begin[LINE] > Limits.LAST_LINE
                || begin[COLUMN] > Integer.MAX_VALUE) {
            return;
        }
        int from = (int) begin[LINE];
        int to = from;
        for (long[] region : regions) {
            if (region[REGION_FILE] == number) {
                to = (int) Math.max(to, Math.min(region[END_LINE], Limits.LAST_LINE));
            }
        }
        List<long[]> here = branches.stream()
                .filter(branch -> branch[BRANCH_FILE] == number)
                .toList();
        groups.computeIfAbsent(paths.get((int) number), path -> new TreeMap<>())
                .computeIfAbsent((long) from << 32 | begin[COLUMN], place -> new LlvmGroup(from))
                .add(name, count, from, to, here);
    }

    /** The first numbers of an array; missing or unusable ones are 0. */
    static long[] numbers(JsonCursor json, int length) throws IOException {
        long[] numbers = new long[length];
        int[] at = new int[1];
        json.elements(() -> {
            if (at[0] < length) {
                numbers[at[0]++] = Math.max(0, json.count());
            } else {
                json.skip();
            }
        });
        return numbers;
    }
}
