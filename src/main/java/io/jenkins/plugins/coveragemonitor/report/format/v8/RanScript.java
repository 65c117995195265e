package io.jenkins.plugins.coveragemonitor.report.format.v8;

import java.util.Comparator;
import java.util.List;

/**
 * V8's counts of a script.
 *
 * @param url as V8 gives it
 * @param ranges ranges of characters, sorted from the outermost to the innermost
 * @param functions its functions; the script itself comes first and has no name
 */
record RanScript(String url, List<ScriptLines.Range> ranges, List<RanFunction> functions) {
    RanScript {
        ranges.sort(Comparator.comparingInt(ScriptLines.Range::from)
                .thenComparing(ScriptLines.Range::to, Comparator.reverseOrder()));
    }

    /** Whether a text of this length is another script than the one that ran. */
    boolean differs(int length) {
        boolean isWhole = !functions.isEmpty()
                && functions.get(0).name().isEmpty()
                && functions.get(0).from() == 0;
        return isWhole && functions.get(0).to() != length || ranges.stream().anyMatch(range -> range.to() > length);
    }
}
