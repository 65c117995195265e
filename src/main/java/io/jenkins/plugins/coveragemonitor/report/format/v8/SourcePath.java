package io.jenkins.plugins.coveragemonitor.report.format.v8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** The paths of sources in source maps. */
final class SourcePath {
    private static final Pattern ADDRESS = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|/).*", Pattern.DOTALL);

    /** What a bundler adds or takes from packages: not code of the program. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(?:.*/)?node_modules/.*|(?:.*/)?\\(?webpack\\)?:?/+(?:[^/]*/)?(?:runtime/|bootstrap|(?:before-|after-)?startup).*"
                    + "|(?:webpack://[^/]*/)?external .*|\\u0000.*",
            Pattern.DOTALL);

    private SourcePath() {}

    /**
     * The path of a source: unchanged if it is absolute or an address, else relative to the folder of its map.
     *
     * @param folder the folder of the map, empty for the workspace
     * @param root the map's prefix of all sources; may be empty
     */
    static String of(String folder, String root, String source) {
        String path = root.isEmpty() || ADDRESS.matcher(source).matches()
                ? source
                : root + (root.endsWith("/") ? "" : "/") + source;
        return ADDRESS.matcher(path).matches() ? path : plain(folder.isEmpty() ? path : folder + "/" + path);
    }

    /** Resolves {@code .} and, as far as they do not climb out, {@code ..}. */
    private static String plain(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty() && !names.peekLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", names);
    }

    /** The folder of a file. */
    static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    /** Whether a source is not code of the program. */
    static boolean isForeign(String path) {
        return FOREIGN.matcher(path).matches();
    }
}
