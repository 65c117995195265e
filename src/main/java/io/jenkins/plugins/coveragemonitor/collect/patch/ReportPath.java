package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parsed path of a report: {@code C:\ws\src\..\a.c}, {@code file:///app/a.c}, {@code ../a.c}.
 *
 * @param absolute whether it begins at a root or a drive
 * @param drive whether it begins at a drive, so that it is case-insensitive
 * @param up how many folders it climbs before it descends
 * @param names its names without {@code .} and {@code ..}
 */
public record ReportPath(boolean absolute, boolean drive, int up, List<String> names) {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:/{2,3}(?=[^/])");

    /** Where compilers and package managers keep sources that are not the project's. */
    private static final Set<String> PACKAGES =
            Set.of("site-packages", "dist-packages", "node_modules", ".rustup", "go/pkg/mod", ".cargo/registry");

    /** Where a system keeps the sources of its libraries. */
    private static final List<String> SYSTEM = List.of("usr/include", "usr/lib", "usr/share", "rustc");

    /** Where a system keeps foreign sources, and container images the project's own. */
    private static final List<String> CONTAINER = List.of("opt", "lib", "usr/local");

    /** Parses a path with slashes of either kind, a drive, or the scheme of a URL. */
    public static ReportPath of(String text) {
        String path = text.replace('\\', '/');
        if (path.startsWith("file:")) {
            path = path.replaceFirst("^file:/{0,2}(?=/)", "").replaceFirst("^/(?=[A-Za-z]:/)", "");
        } else if (path.indexOf(':') >= 0) {
            path = SCHEME.matcher(path).replaceFirst("");
        }
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        boolean absolute = drive || path.startsWith("/");
        List<String> names = new ArrayList<>();
        int up = 0;
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.remove(names.size() - 1);
                } else if (!absolute) {
                    up++;
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return new ReportPath(absolute, drive, up, List.copyOf(names));
    }

    /** Whether a path is absolute; only one with a colon needs to be parsed for that. */
    public static boolean isAbsolute(String text) {
        return text.indexOf(':') < 0 ? text.startsWith("/") || text.startsWith("\\") : of(text).absolute();
    }

    /** The names of this path seen from a folder; {@code null} if it climbs out of what is known. */
    public @Nullable List<String> from(List<String> folder) {
        if (absolute) {
            return names;
        }
        if (up > folder.size()) {
            return null;
        }
        List<String> all = new ArrayList<>(folder.subList(0, folder.size() - up));
        all.addAll(names);
        return all;
    }

    /** Whether it is where foreign sources are, or where a container may have the project's own. */
    public boolean isForeign() {
        return isOthers() || startsWithAny(CONTAINER);
    }

    /** Whether it is where only foreign sources are. */
    public boolean isOthers() {
        for (int i = 0; i < names.size() - 1; i++) {
            boolean inside = i > 0 || absolute;
            if (inside
                    && (PACKAGES.contains(names.get(i))
                            || PACKAGES.contains(names.get(i) + "/" + names.get(i + 1))
                            || i + 2 < names.size()
                                    && PACKAGES.contains(
                                            names.get(i) + "/" + names.get(i + 1) + "/" + names.get(i + 2)))) {
                return true;
            }
        }
        boolean programs = drive
                && names.size() > 2
                && names.get(1).toLowerCase(Locale.ROOT).startsWith("program files");
        return programs || startsWithAny(SYSTEM);
    }

    private boolean startsWithAny(List<String> folders) {
        for (String folder : folders) {
            List<String> start = List.of(folder.split("/"));
            if (up == 0 && names.size() > start.size() && startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(List<String> start) {
        for (int i = 0; i < start.size(); i++) {
            if (!start.get(i).equalsIgnoreCase(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The path with forward slashes and without detours. */
    public String text() {
        String start = absolute && !drive ? "/" : "../".repeat(up);
        return start + String.join("/", names);
    }
}
