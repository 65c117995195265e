package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.Noun;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One record of an LCOV report, from {@code SF} to {@code end_of_record}; its arrays are used again for the next one.
 *
 * <p>What the record lists is what counts. Two tools list more than they count themselves, and their stated sums tell:
 * llvm-cov lists lines outside of any function and each instance of a template; coverage.py 6 lists docstrings and
 * excluded lines that ran. There the record is brought to the tool's own numbers, and only where they come out exactly.
 */
final class LcovRecord {
    /** The sums of a record that tell the habits of tools: lines, branches and functions found. */
    static final List<String> SUMS = List.of("LF:", "BRF:", "FNF:");

    /** An MD5 checksum of a line in Base64 without padding, as coverage.py 6 appends to each line. */
    private static final int CHECKSUM = 22;

    private static final int FIRST = 64;

    private final Map<String, LcovBranches> branchesByPath = new HashMap<>();
    private final Repeats repeats = new Repeats("lines of one record");
    private String path = "";
    private LcovFunctions functions = new LcovFunctions();
    private LcovBranches branches = new LcovBranches();

    private int[] numbers = new int[FIRST];
    private long[] hits = new long[FIRST];
    private int size;
    private boolean ordered;
    private boolean allChecked;

    private long linesFound;
    private long branchesFound;
    private long functionsFound;

    /** Begins the record of a file; without a path it is only read over. */
    void begin(String file) {
        path = file;
        functions = functions.isEmpty() ? functions : new LcovFunctions();
        branches = branches.size() == 0 ? branches : new LcovBranches();
        size = 0;
        ordered = true;
        allChecked = true;
        linesFound = -1;
        branchesFound = -1;
        functionsFound = -1;
    }

    /** Tells what stood more than once in any of the records. */
    void tell(CoverageSink sink) {
        repeats.tell(sink);
    }

    LcovFunctions functions() {
        return functions;
    }

    /** {@code DA}, with the length of its checksum, less than zero if it has none. */
    void line(int number, long count, int checksum) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            hits = Arrays.copyOf(hits, size * 2);
        }
        if (size > 0 && numbers[size - 1] >= number) {
            ordered = false;
        }
        allChecked &= checksum == CHECKSUM;
        numbers[size] = number;
        hits[size++] = count;
    }

    /** {@code BRDA}. */
    void branch(int line, long key, boolean taken) {
        branches.add(line, key, taken);
    }

    /** One of the {@link #SUMS}. */
    void stated(String sum, long value) {
        switch (sum) {
            case "LF:" -> linesFound = value;
            case "BRF:" -> branchesFound = value;
            case "FNF:" -> functionsFound = value;
            default -> {}
        }
    }

    /** Pushes what the record says. */
    void push(CoverageSink sink) {
        if (path.isEmpty()) {
            return;
        }
        sink.file(path);
        int repeated = ordered ? 0 : sortAndJoin();
        repeats.add(path, repeated);
        Map<Integer, Integer> instances = functions.joinInstances(functionsFound);
        dropUncounted(sink);
        branches.normalise();
        branches.joinInstances(instances, branchesFound);
        LcovBranches earlier = branches.size() == 0 ? null : branchesByPath.put(path, branches);
        if (earlier != null) {
            branches.addAll(earlier);
            branches.normalise();
        }
        pushLines(sink);
        functions.push(sink);
    }

    private int sortAndJoin() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(numbers[a], numbers[b]));
        int[] sortedNumbers = new int[size];
        long[] sortedHits = new long[size];
        int kept = 0;
        for (int from : order) {
            if (kept > 0 && sortedNumbers[kept - 1] == numbers[from]) {
                long sum = sortedHits[kept - 1] + hits[from];
                sortedHits[kept - 1] = sum < 0 ? Long.MAX_VALUE : sum;
            } else {
                sortedNumbers[kept] = numbers[from];
                sortedHits[kept++] = hits[from];
            }
        }
        int repeated = size - kept;
        numbers = sortedNumbers;
        hits = sortedHits;
        size = kept;
        return repeated;
    }

    private void dropUncounted(CoverageSink sink) {
        if (linesFound < 0 || linesFound >= size) {
            return;
        }
        int surplus = (int) (size - linesFound);
        int first = functions.firstLine();
        if (first < Integer.MAX_VALUE && numbers[surplus - 1] < first && numbers[surplus] >= first) {
            numbers = Arrays.copyOfRange(numbers, surplus, size);
            hits = Arrays.copyOfRange(hits, surplus, size);
            size -= surplus;
        } else if (allChecked) {
            dropFirstCovered();
            for (int i = size - 1; i >= 0 && size > linesFound; i--) {
                if (hits[i] > 0 && !carriesBranch(numbers[i])) {
                    drop(i);
                }
            }
            sink.problem(
                    path,
                    "states " + Noun.count(linesFound, "line") + " but lists " + (linesFound + surplus)
                            + " (coverage.py 6 lists docstrings and excluded lines that ran), so "
                            + Noun.count(surplus, "covered line was", "covered lines were")
                            + " left out; coverage.py 7 or its XML tells exactly which");
        }
    }

    private void dropFirstCovered() {
        for (int i = 0; i < size; i++) {
            if (hits[i] > 0) {
                drop(i);
                return;
            }
        }
    }

    private void drop(int index) {
        System.arraycopy(numbers, index + 1, numbers, index, size - index - 1);
        System.arraycopy(hits, index + 1, hits, index, size - index - 1);
        size--;
    }

    private boolean carriesBranch(int line) {
        for (int i = 0; i < branches.size(); i++) {
            if (branches.line(i) == line) {
                return true;
            }
        }
        return false;
    }

    private void pushLines(CoverageSink sink) {
        int at = 0;
        for (int i = 0; i <= size; i++) {
            int number = i < size ? numbers[i] : Integer.MAX_VALUE;
            int covered = 0;
            int missed = 0;
            while (at < branches.size() && (branches.line(at) <= number)) {
                int line = branches.line(at);
                covered = 0;
                missed = 0;
                for (; at < branches.size() && branches.line(at) == line; at++) {
                    if (branches.isTaken(at)) {
                        covered++;
                    } else {
                        missed++;
                    }
                }
                if (i == size || line < number) {
                    sink.branches(line, covered, missed);
                    covered = 0;
                    missed = 0;
                }
            }
            if (i < size) {
                sink.line(number, hits[i], covered, missed);
            }
        }
    }
}
