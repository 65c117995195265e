package io.jenkins.plugins.coveragemonitor.report.format.go;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder {@code GOCOVERDIR} of programs built with {@code go build -cover}: a file {@code covmeta.<program>},
 * which is the report and lists the blocks of all functions, and beside it the counters of each run. The format is that
 * of Go 1.20 and later ({@code internal/coverage/defs.go}, version 1). The result is that of {@code go tool covdata
 * textfmt} for the same folder, and the functions; no toolchain is needed.
 */
public final class GoCovdataReader implements ReportReader {
    private static final int[] MAGIC = {0, 'c', 'v', 'm'};
    private static final int VERSION = 1;
    private static final int HASH = 16;
    private static final int PADDING = 6;

    /** Bytes before the offsets of a package's functions. */
    private static final int PACKAGE_HEADER = 44;

    /** The mode that records whether a block ran, and not how often. */
    private static final int SET = 1;

    private static final int MOST_MODES = 3;

    /** One counter for all blocks of a function. */
    private static final int PER_FUNCTION = 2;

    private record Function(String name, int line, long hits) {}

    private static final class SourceFile {
        private final GoBlocks blocks;
        private final List<Function> functions = new ArrayList<>();

        SourceFile(GoBlocks blocks) {
            this.blocks = blocks;
        }
    }

    private final @Nullable GoCounters counters;
    private final Map<String, SourceFile> files = new LinkedHashMap<>();
    private final Budget cost = new Budget(Limits.characters(), "names of files and functions");
    private final Budget ranges = new Budget(2L * Limits.RANGES, "blocks");
    private boolean isSet;
    private boolean isPerFunction;

    /**
     * A reader that knows where counters are.
     *
     * @param counters {@code null} if they cannot be searched for; then no report can be read
     */
    public GoCovdataReader(@Nullable GoCounters counters) {
        this.counters = counters;
    }

    /** Whether a file describes a Go program. */
    public static boolean recognises(FilePrefix head) {
        return head.startsWith(MAGIC);
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        GoData data = GoData.of(in);
        data.skip(MAGIC.length);
        long version = data.word();
        if (version > VERSION) {
            throw new UnreadableReportException("is written in version " + version
                    + " of Go's coverage data, and version " + VERSION + " is known; update the plugin");
        }
        data.size();
        long packages = data.size();
        String program = HexFormat.of().formatHex(data.exactly(HASH));
        data.word();
        data.word();
        int mode = data.octet();
        isSet = mode == SET;
        isPerFunction = data.octet() == PER_FUNCTION;
        if (mode < SET || mode > MOST_MODES) {
            throw new UnreadableReportException("counts in an unknown mode, " + mode + "; let the program run again");
        }
        data.skip(PADDING);
        GoRuns runs = runs(program, sink);
        readPackages(data, packages, runs);
        GoLines lines = new GoLines(sink);
        files.forEach((path, file) -> {
            file.blocks.push(path, lines, sink);
            file.functions.forEach(one -> sink.function(one.name(), one.line(), one.hits()));
        });
    }

    private GoRuns runs(String program, CoverageSink sink) throws IOException {
        List<GoCounters.Run> all = counters == null ? List.of() : counters.runs(program);
        GoRuns runs = new GoRuns(program);
        int usable = 0;
        for (GoCounters.Run run : all) {
            try (InputStream in = run.source().open()) {
                runs.add(in);
                usable++;
            } catch (UnreadableReportException damaged) {
                sink.problem(run.name(), String.valueOf(damaged.getMessage()));
            }
        }
        if (usable == 0) {
            throw new UnreadableReportException(
                    "lists what a Go program consists of, and "
                            + (all.isEmpty()
                                    ? "no counters (covcounters." + program + ".…) lie beside it"
                                    : "none of the " + Plurals.count(all.size(), "run") + " beside it can be read")
                            + "; end the program by itself or by a signal that it handles, and keep the files of one folder together");
        }
        return runs;
    }

    private void readPackages(GoData data, long packages, GoRuns runs) throws IOException {
        if (packages > data.left() / (2 * Long.BYTES)) {
            throw new UnreadableReportException("is cut off or damaged; let the program run again");
        }
        // Two tables, one after the other: where each package begins, and its length.
        GoData lengths = data.rest();
        lengths.skip(packages * Long.BYTES);
        long end = 0;
        for (int i = 0; i < packages; i++) {
            long offset = data.size();
            long length = lengths.size();
            if (offset < end) {
                throw new UnreadableReportException("has packages that overlap; let the program run again");
            }
            readPackage(data.part(offset, length), i, runs);
            end = offset + length;
        }
    }

    private void readPackage(GoData data, int index, GoRuns runs) throws IOException {
        int begin = data.at();
        int length = data.left();
        data.skip(PACKAGE_HEADER - Integer.BYTES);
        long functions = data.word();
        if (functions > data.left() / Integer.BYTES) {
            throw new UnreadableReportException("is cut off or damaged; let the program run again");
        }
        GoData offsets = data.rest();
        data.skip(functions * Integer.BYTES);
        String[] texts = data.texts(cost);
        for (int i = 0; i < functions; i++) {
            long offset = offsets.word();
            // They must follow each other, so that none is read twice.
            if (offset < data.at() - begin || offset > length) {
                throw new UnreadableReportException("has functions that overlap; let the program run again");
            }
            data.skip(offset - (data.at() - begin));
            readFunction(data, texts, runs.of(index, i));
        }
        cost.giveBack(GoData.cost(texts));
    }

    private void readFunction(GoData data, String[] texts, long @Nullable [] counts) throws IOException {
        long units = data.number();
        String name = data.text(texts, data.number());
        String path = data.text(texts, data.number());
        if (units > 0) {
            readUnits(data, units, name, files.computeIfAbsent(path, this::newFile), counts);
        }
        // Whether it is an anonymous function, which Go counts as part of the one around it.
        data.number();
    }

    private SourceFile newFile(String path) {
        cost.take(path.length() + 3L * Limits.FILE_COST);
        return new SourceFile(new GoBlocks(ranges));
    }

    private void readUnits(GoData data, long units, String name, SourceFile file, long @Nullable [] counts)
            throws IOException {
        for (long i = 0; i < units; i++) {
            long line = data.number();
            long column = data.number();
            long endLine = data.number();
            long endColumn = data.number();
            long statements = data.number();
            long count = count(counts, isPerFunction ? 0 : i);
            long start = line << Integer.SIZE | column;
            long end = endLine << Integer.SIZE | endColumn;
            if (line < 1 || endLine > Integer.MAX_VALUE || end < start || statements > Integer.MAX_VALUE) {
                throw new UnreadableReportException("has an invalid block; let the program run again");
            }
            file.blocks.add(start, end, (int) statements, count);
            if (i == 0) {
                cost.take(name.length() + 2L * Limits.FUNCTION_COST);
                file.functions.add(new Function(name, (int) line, count));
            }
        }
    }

    private long count(long @Nullable [] counts, long unit) {
        long count = counts == null || unit >= counts.length ? 0 : counts[(int) unit];
        return isSet ? Math.min(1, count) : count;
    }
}
