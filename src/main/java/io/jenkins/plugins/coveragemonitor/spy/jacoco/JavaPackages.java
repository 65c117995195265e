package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
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
 * The packages of a workspace's sources. Measuring only these costs a service a fraction of what measuring its
 * libraries too would.
 */
public final class JavaPackages {
    /** Measures everything, because nothing is known about the sources. */
    public static final String ALL = "*";

    private static final Pattern SOURCE = Pattern.compile(".+\\.(java|kt|scala|groovy)");
    /** Anchored at the line of the declaration: earlier lines would otherwise be scanned again for each line. */
    static final Pattern PACKAGE = Pattern.compile("(?m)^[^\\S\r\n]*+package\\s++([\\p{L}_$][\\p{L}\\p{N}_$.]*+)");

    /** The declaration follows the licence; a longer header is unusual. */
    private static final int HEAD = 16 * 1024;

    private JavaPackages() {}

    /**
     * The patterns of classes to measure, in the syntax of JaCoCo's {@code includes}.
     *
     * @param workspace the folder of the sources
     * @param source the only folders below it to measure; none for all of it
     * @return {@link #ALL} if there are no sources or one of them is in no package
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

    /** The packages that are not below another one: including a package includes those below it. */
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
