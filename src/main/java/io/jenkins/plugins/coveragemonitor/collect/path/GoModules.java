package io.jenkins.plugins.coveragemonitor.collect.path;

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
 * The Go modules of a workspace. A profile names files by the path of their module ({@code
 * example.org/shop/cart/cart.go}), and only {@code go.mod} says which folder that is (Go Modules Reference, "module
 * directive").
 */
final class GoModules {
    /** Anchored at the line of the directive: earlier lines would otherwise be scanned again for each line. */
    static final Pattern MODULE = Pattern.compile("(?m)^[^\\S\r\n]*+module\\s++(?:\\(\\s*+)?+[\"`]?+([^\\s\"`()]++)");

    /** The directive comes first; a longer header is unusual. */
    private static final int HEAD = 64 * 1024;

    /** Folders by the paths of the modules in them; the folder of the workspace itself is empty. */
    private final Map<String, String> folders;

    private GoModules(Map<String, String> folders) {
        this.folders = folders;
    }

    /** The modules of a workspace; an unreadable file names none. */
    static GoModules of(WorkspaceTree tree) {
        Map<String, String> folders = new HashMap<>();
        for (String file : tree.files()) {
            if (file.equals("go.mod") || file.endsWith("/go.mod")) {
                try (InputStream in = Files.newInputStream(tree.resolve(file))) {
                    Matcher module = MODULE.matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8));
                    if (module.find()) {
                        // If a module exists twice, for example as a copy below itself, the first one counts.
                        folders.putIfAbsent(module.group(1), file.substring(0, file.length() - "go.mod".length()));
                    }
                } catch (IOException unreadable) {
                    // Its files are matched by the ends of their paths, like all others.
                }
            }
        }
        return new GoModules(folders);
    }

    /**
     * The path of a module's file in the workspace, by the innermost module.
     *
     * @param names the names of its path
     * @return empty if it is in none of these modules; whether the file exists is not checked
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
