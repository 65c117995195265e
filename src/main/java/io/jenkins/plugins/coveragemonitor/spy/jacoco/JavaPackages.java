package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import io.jenkins.plugins.coveragemonitor.collect.WorkspaceTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The packages that a workspace's sources are in. Measuring them alone costs a service a fraction of what measuring its
 * libraries too would.
 */
public final class JavaPackages {
    /** Measures everything: nothing is known of the sources. */
    public static final String ALL = "*";

    private static final Pattern SOURCE = Pattern.compile(".+\\.(java|kt|scala|groovy)");
    /** From the line of the declaration itself: lines before it would be looked at once for each of them. */
    static final Pattern PACKAGE = Pattern.compile("(?m)^[^\\S\r\n]*+package\\s++([\\p{L}_$][\\p{L}\\p{N}_$.]*+)");

    /** The declaration follows a licence; more than this before it is unusual. */
    private static final int HEAD = 16 * 1024;

    private JavaPackages() {}

    /**
     * The patterns of classes to measure, as JaCoCo's {@code includes} takes them.
     *
     * @param workspace where the sources are
     * @param source folders below it that alone are measured; none for all of it
     * @return {@link #ALL} if no source is there or one of them is in no package
     */
    public static String includes(Path workspace, List<String> source) throws IOException {
        Set<String> packages = new TreeSet<>();
        for (String file : WorkspaceTree.of(workspace).files()) {
            if (!SOURCE.matcher(file).matches() || !isBelow(file, source)) {
                continue;
            }
            String name = packageOf(workspace.resolve(file));
            if (name.isEmpty() && !file.endsWith("module-info.java")) {
                return ALL;
            }
            if (!name.isEmpty()) {
                packages.add(name);
            }
        }
        return packages.isEmpty()
                ? ALL
                : outermost(packages).stream().map(name -> name + ".*").collect(Collectors.joining(":"));
    }

    private static boolean isBelow(String file, List<String> source) {
        return source.isEmpty()
                || source.stream()
                        .map(folder -> folder.replaceFirst("^\\./", "").replaceFirst("/+$", ""))
                        .anyMatch(folder -> folder.isEmpty() || folder.equals(".") || file.startsWith(folder + "/"));
    }

    /** Those that are in no other of them: what includes a package includes what is below it. */
    private static Set<String> outermost(Set<String> packages) {
        Set<String> outermost = new TreeSet<>();
        for (String name : packages) {
            if (outermost.stream().noneMatch(outer -> name.startsWith(outer + "."))) {
                outermost.add(name);
            }
        }
        return outermost;
    }

    private static String packageOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Matcher declared = PACKAGE.matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8));
            return declared.find() ? declared.group(1) : "";
        }
    }
}
