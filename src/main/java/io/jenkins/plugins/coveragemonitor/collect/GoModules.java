package io.jenkins.plugins.coveragemonitor.collect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Go modules of a workspace: a profile names files by the path of their module ({@code example.org/shop/cart/cart.go}), and
 * only {@code go.mod} says which folder that is (Go Modules Reference, "module directive").
 */
final class GoModules {
    /** From the line of the directive itself: lines before it would be looked at once for each of them. */
    static final Pattern MODULE = Pattern.compile("(?m)^[^\\S\r\n]*+module\\s++(?:\\(\\s*+)?+[\"`]?+([^\\s\"`()]++)");

    /** The directive comes first; more than this before it is unusual. */
    private static final int HEAD = 64 * 1024;

    /** Folders by the paths of the modules in them; the folder of the workspace itself is empty. */
    private final Map<String, String> folders;

    private GoModules(Map<String, String> folders) {
        this.folders = folders;
    }

    /** Those of a workspace; a file that cannot be read names none. */
    static GoModules of(WorkspaceTree tree) {
        Map<String, String> folders = new HashMap<>();
        for (String file : tree.files()) {
            if (file.equals("go.mod") || file.endsWith("/go.mod")) {
                try (InputStream in = Files.newInputStream(tree.resolve(file))) {
                    Matcher module = MODULE.matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8));
                    if (module.find()) {
                        // Of a module that lies there twice, such as a copy below it, the first one counts.
                        folders.putIfAbsent(module.group(1), file.substring(0, file.length() - "go.mod".length()));
                    }
                } catch (IOException unreadable) {
                    // Its files are looked for by the ends of their paths, as all others.
                }
            }
        }
        return new GoModules(folders);
    }

    /**
     * Where a file of a module is in the workspace, by the innermost module that it is in.
     *
     * @param names the names of its path
     * @return nothing if it is in none of these modules; whether the file exists is not looked at
     */
    Optional<String> file(List<String> names) {
        for (int end = folders.isEmpty() ? 0 : names.size() - 1; end > 0; end--) {
            String folder = folders.get(String.join("/", names.subList(0, end)));
            if (folder != null) {
                return Optional.of(folder + String.join("/", names.subList(end, names.size())));
            }
        }
        return Optional.empty();
    }
}
