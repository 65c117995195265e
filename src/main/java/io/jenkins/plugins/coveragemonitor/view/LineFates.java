package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.gate.Change;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineState;
import io.jenkins.plugins.coveragemonitor.model.LineTable;

/**
 * What became of the lines of one file since the baseline. A missed line is a new gap if the change touched it, or if it
 * did not and the same line was covered before. Where a change moved lines so that the same line cannot be told, nothing
 * is claimed.
 */
final class LineFates {
    private final String path;
    private final LineTable now;
    private final LineTable before;
    private final Change change;
    private final int firstTouched;

    /**
     * Compares two measurements of a file.
     *
     * @param before the file in the baseline, or {@code null} if it is not known there
     * @param change the changed lines, or {@code null} if they are not known
     */
    LineFates(FileCoverage file, FileCoverage before, Change change) {
        this.path = file.path();
        this.now = file.lines();
        this.before = before == null ? LineTable.EMPTY : before.lines();
        this.change = change;
        this.firstTouched = firstTouched();
    }

    private int firstTouched() {
        if (change == null) {
            return sameLines() ? Integer.MAX_VALUE : 0;
        }
        if (!change.paths().contains(path)) {
            return Integer.MAX_VALUE;
        }
        for (int i = 0; i < now.size(); i++) {
            if (change.touches(path, now.number(i))) {
                return now.number(i);
            }
        }
        return sameLines() ? Integer.MAX_VALUE : 0;
    }

    private boolean sameLines() {
        if (now.size() != before.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (now.number(i) != before.number(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the change touched an entry's line. */
    boolean isChanged(int index) {
        return change != null && change.touches(path, now.number(index));
    }

    /** Whether no test runs an entry's line. */
    boolean isMissed(int index) {
        return now.isLine(index) && now.state(index) == LineState.MISSED;
    }

    /** Whether an entry's line is changed and missed. */
    boolean isNewlyMissed(int index) {
        return isMissed(index) && isChanged(index);
    }

    /** Whether an entry's line is unchanged, missed now, and ran in the baseline. */
    boolean isLost(int index) {
        if (!isMissed(index) || isChanged(index) || now.number(index) >= firstTouched) {
            return false;
        }
        int old = before.indexOf(now.number(index));
        return old >= 0 && before.isLine(old) && before.hits(old) > 0;
    }

    /** How many executable lines the change touched. */
    int changedLines() {
        int count = 0;
        for (int i = 0; i < now.size(); i++) {
            count += now.isLine(i) && isChanged(i) ? 1 : 0;
        }
        return count;
    }
}
