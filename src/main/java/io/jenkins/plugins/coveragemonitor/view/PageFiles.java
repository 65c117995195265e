package io.jenkins.plugins.coveragemonitor.view;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the pages: which of them a page needs, so that a browser can fetch all at once, and a hash that changes
 * with any of them, so that it can cache them for ever.
 */
public final class PageFiles {
    private static final Pattern IMPORT = Pattern.compile("(?:^|\\n)(?:import|\\}|export)[^;\\n]*?'(\\.[^']+\\.js)';");
    private static final Pattern STYLE = Pattern.compile("@import url\\('([^']+)'\\)");
    private static final Pattern KEPT = Pattern.compile(".*\\.(js|css)");
    private static final String SCRIPT = "js/cm.js";
    private static final String STYLES = "css/cm.css";

    private final Map<String, String> texts;
    private final String hash;

    private PageFiles(Map<String, String> texts, String hash) {
        this.texts = texts;
        this.hash = hash;
    }

    /**
     * Reads them.
     *
     * @param folder the served folder, which contains the folders css and js
     * @throws IOException if they cannot be read
     */
    public static PageFiles of(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (KEPT.matcher(name).matches() && !name.startsWith("META-INF/") && !name.startsWith("WEB-INF/")) {
                    texts.put(name, Files.readString(file));
                }
            }
        }
        return new PageFiles(texts, hash(texts));
    }

    private static String hash(Map<String, String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach((name, text) ->
                all.append(name).append('\0').append(text.length()).append('\0').append(text));
        return EntityTag.digest(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Hexadecimal digits that change with any of the files. */
    public String hash() {
        return hash;
    }

    /**
     * The scripts of a page as relative addresses, including its own.
     *
     * @param page its name, such as {@code trend}
     */
    public List<String> modules(String page) {
        return reached(List.of(SCRIPT, "js/" + page + ".js"), IMPORT);
    }

    /** The style sheets of each page as relative addresses. */
    public List<String> styles() {
        return reached(List.of(STYLES), STYLE);
    }

    private List<String> reached(List<String> from, Pattern mention) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            String name = next.removeFirst();
            String text = texts.get(name);
            if (text == null || !found.add(name)) {
                continue;
            }
            Matcher mentioned = mention.matcher(text);
            while (mentioned.find()) {
                next.addLast(Path.of(name)
                        .resolveSibling(mentioned.group(1))
                        .normalize()
                        .toString()
                        .replace('\\', '/'));
            }
        }
        return List.copyOf(found);
    }
}
