package io.jenkins.plugins.coveragemonitor.model;

/**
 * A text in which {@code *} stands for any text. It is compared from left to right, each piece between two stars at its first
 * place: there is nothing to go back to, so no name makes it slow.
 *
 * @param text the text with its stars
 */
public record Wildcards(String text) {
    /** Whether a name fits. */
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
