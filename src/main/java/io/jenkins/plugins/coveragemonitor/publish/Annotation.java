package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.view.GapRow;
import java.util.Locale;
import java.util.Objects;

/**
 * A remark about some lines of a file, shown beside them in code reviews.
 *
 * @param path the file as the measurement names it, relative to the workspace if it could be mapped
 * @param from its first line, from 1
 * @param to its last line, not before {@code from}
 * @param lines how many executable lines it is about
 * @param kind why they are worth a remark
 * @param message one sentence, plain text
 */
public record Annotation(String path, int from, int to, int lines, Kind kind, String message) {
    /** Why lines are worth a remark. */
    public enum Kind {
        /** Changed lines that no test covers. */
        CHANGED("Changed lines that no test covers"),
        /** Unchanged lines that lost their coverage. */
        LOST("Lines that lost their coverage"),
        /** Lines that no test covered before either. */
        OLD("Lines that no test covers");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** The title of such a remark. */
        public String title() {
            return title;
        }

        /** Its name in other tools' files, such as {@code changed-lines}; never renamed. */
        public String ruleId() {
            return name().toLowerCase(Locale.ROOT) + "-lines";
        }
    }

    /** Creates a remark. */
    public Annotation {
        Objects.requireNonNull(path);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(message);
    }

    /** The remark about a gap. */
    static Annotation of(GapRow gap, Kind kind) {
        String where = gap.where().isEmpty() ? "" : " (" + gap.where() + ")";
        String lines = gap.lines() + (gap.lines() == 1 ? " line" : " lines");
        String sentence =
                switch (kind) {
                    case CHANGED ->
                        "No test covers " + gap.lines() + " changed" + lines.replaceFirst("\\d+", "") + where;
                    case LOST -> lines + where + " lost " + (gap.lines() == 1 ? "its" : "their") + " coverage";
                    case OLD -> "No test covers " + lines + where;
                };
        return new Annotation(gap.path(), gap.from(), gap.to(), gap.lines(), kind, sentence + ".");
    }
}
