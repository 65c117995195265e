package io.jenkins.plugins.coveragemonitor.gate;

import java.util.regex.Pattern;

/**
 * A glob over paths with forward slashes, as Ant and git read it: {@code *} and {@code ?} stay within one folder,
 * {@code **} crosses folders and may stand for none, a trailing slash means everything below.
 */
final class PathGlob {
    private final Pattern pattern;

    PathGlob(String glob) {
        String whole = glob.replace('\\', '/');
        if (whole.endsWith("/")) {
            whole += "**";
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (whole.startsWith("**/", i) && (i == 0 || whole.charAt(i - 1) == '/')) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (whole.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        pattern = Pattern.compile(regex.toString());
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
