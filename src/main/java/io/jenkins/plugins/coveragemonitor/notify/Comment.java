package io.jenkins.plugins.coveragemonitor.notify;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The change that a message makes to the one comment that a monitor has on a change request.
 *
 * @param request the address of the change request, as the code host shows it
 * @param commit the commit that was built, or {@code null}
 * @param marker identifies the comment: letters and digits, the same for every build of a monitor
 * @param markdown the text of the comment
 * @param remarks remarks beside lines, for code hosts that accept them together with a comment
 * @param action what to do
 */
public record Comment(
        String request, @Nullable String commit, String marker, String markdown, List<Remark> remarks, Action action) {
    /**
     * A remark beside lines of a file.
     *
     * @param path the file, relative to the repository
     * @param from its first line, from 1
     * @param to its last line
     * @param message one sentence, plain text
     */
    public record Remark(String path, int from, int to, String message) {}

    /** What to do with a comment. */
    public enum Action {
        /** Create it, or update its text. */
        WRITE,
        /** The change request is over. */
        CLOSE
    }

    /** Creates it. */
    public Comment {
        Objects.requireNonNull(request);
        Objects.requireNonNull(markdown);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        Objects.requireNonNull(action);
        if (!marker.matches("[A-Za-z0-9]{8,64}")) {
            throw new IllegalArgumentException("a marker has 8 to 64 letters and digits; '" + marker + "' is none");
        }
    }

    /** The key that keeps messages about the comment in order. */
    public String thread() {
        return "comment:" + marker;
    }
}
