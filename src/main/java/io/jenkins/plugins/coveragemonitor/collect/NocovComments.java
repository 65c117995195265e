package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.PathMapper;
import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
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
 * The lines between {@code # :nocov:} comments. A result set includes them, but SimpleCov leaves them out of its
 * reports. Only the sources show them, so they are read if the workspace has them.
 */
final class NocovComments {
    /** As in SimpleCov's {@code LinesClassifier}, with its default token. */
    private static final Pattern COMMENT = Pattern.compile("\\s*#\\s*:nocov:.*");

    /** Longer files were not written by people, and are not read. */
    private static final long LONGEST = 4L * 1024 * 1024;

    private final WorkspaceTree tree;
    private final PathMapper paths;

    NocovComments(WorkspaceTree tree, PathMapper paths) {
        this.tree = tree;
        this.paths = paths;
    }

    /**
     * The excluded lines, by the paths of a report.
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
        // The comment is ASCII in any encoding.
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
