package io.jenkins.plugins.coveragemonitor.model;

/**
 * A pattern in which {@code *} stands for any text. Each piece between two stars is matched at its first occurrence
 * from left to right. There is no backtracking, so no name makes it slow.
 *
 * @param text the pattern
 */
public record Wildcards(String text) {
    /** Whether a name matches the pattern. */
    public boolean matches(String name) {
        int star = text.indexOf('*');
        if (star < 0) {
            return text.equals(name);
        }
        int last = text.lastIndexOf('*');
        int end = name.length() - (text.length() - last - 1);
        if (end < star || !name.startsWith(text.substring(0, star)) || !name.endsWith(text.substring(last + 1))) {
            return false;
        }
        int at = star;
        while (star < last) {
            int next = text.indexOf('*', star + 1);
            String piece = text.substring(star + 1, next);
            int found = name.indexOf(piece, at);
            if (found < 0 || found + piece.length() > end) {
                return false;
            }
            at = found + piece.length();
            star = next;
        }
        return true;
    }
}
