package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.report.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lines between {@code # :nocov:} comments. SimpleCov leaves them out when it makes a report of a result set, which
 * has them; only the sources show them, so they are looked for where the workspace has them.
 */
final class NocovComments {
    /** As SimpleCov's {@code LinesClassifier} has it, with the token that it has by default. */
    private static final Pattern COMMENT = Pattern.compile("\\s*#\\s*:nocov:.*");

    /** A longer file was not written by a person, and is not looked into. */
    private static final long LONGEST = 4L * 1024 * 1024;

    private final WorkspaceTree tree;
    private final PathMapper paths;

    NocovComments(WorkspaceTree tree, PathMapper paths) {
        this.tree = tree;
        this.paths = paths;
    }

    /**
     * The lines that do not count, by the paths of a report.
     *
     * @param mapped the report's files in its order, under their paths in the workspace
     */
    Map<String, BitSet> of(Report report, List<FileCoverage> mapped) throws IOException {
        Map<String, BitSet> found = new HashMap<>();
        for (int i = 0; i < mapped.size(); i++) {
            String file = mapped.get(i).path();
            BitSet lines = paths.exists(file) ? in(tree.resolve(file)) : new BitSet();
            if (!lines.isEmpty()) {
                found.put(report.files().get(i).path(), lines);
            }
        }
        return found;
    }

    private static BitSet in(Path source) throws IOException {
        BitSet lines = new BitSet();
        if (Files.size(source) > LONGEST) {
            return lines;
        }
        // Whatever the encoding is, the comment is ASCII.
        try (BufferedReader text = Files.newBufferedReader(source, StandardCharsets.ISO_8859_1)) {
            boolean off = false;
            int number = 0;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                boolean toggles = COMMENT.matcher(line).matches();
                if (off || toggles) {
                    lines.set(number);
                }
                off ^= toggles;
            }
        }
        return lines;
    }
}
