package io.jenkins.plugins.coveragemonitor.collect.owner;

import io.jenkins.plugins.coveragemonitor.collect.path.GlobPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The syntax of a CODEOWNERS file, by service.
 *
 * @see <a
 * href="https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">GitHub</a>
 * @see <a href="https://docs.gitlab.com/user/project/codeowners/reference/">GitLab</a>
 * @see <a href="https://support.atlassian.com/bitbucket-cloud/docs/set-up-and-use-code-owners/">Bitbucket</a>
 */
public enum OwnerSyntax {
    /** Patterns as in a .gitignore file; the last match counts. */
    GITHUB,
    /** Patterns of file names; the last match in each section counts, and sections add up. */
    GITLAB,
    /** Like GitHub's, with lists in braces, exclusions, and groups of its own. */
    BITBUCKET;

    private static final int MOST_ALTERNATIVES = 64;

    /** A pattern as globs, any of which may match; empty for a pattern that this service ignores. */
    List<GlobPath> globs(String pattern) {
        if (pattern.isEmpty() || this == GITHUB && pattern.indexOf('[') >= 0) {
            return List.of();
        }
        List<GlobPath> all = new ArrayList<>();
        for (String one : this == BITBUCKET ? braces(pattern) : List.of(pattern)) {
            (this == GITLAB ? ofNames(one) : ofIgnored(one)).forEach(glob -> all.add(GlobPath.of(glob)));
        }
        return List.copyOf(all);
    }

    /**
     * {@code File.fnmatch} below any folder unless it begins with a slash; a trailing slash means everything inside.
     */
    private static List<String> ofNames(String pattern) {
        String glob = pattern.equals("*") ? "**" : pattern.startsWith("/") ? pattern.substring(1) : "**/" + pattern;
        return List.of(glob.endsWith("/") ? glob + "**" : glob);
    }

    /** As in a .gitignore file, except that {@code folder/*} only means the files directly in that folder. */
    private static List<String> ofIgnored(String pattern) {
        boolean folder = pattern.endsWith("/");
        String path = folder ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean anchored = path.indexOf('/') >= 0;
        String relative = path.startsWith("/") ? path.substring(1) : path;
        if (relative.isEmpty()) {
            return List.of();
        }
        String glob = anchored ? relative : "**/" + relative;
        if (folder) {
            return List.of(glob + "/**");
        }
        return path.endsWith("/*") || path.endsWith("**") ? List.of(glob) : List.of(glob, glob + "/**");
    }

    /** The alternatives of the lists in braces, at most {@value #MOST_ALTERNATIVES}. */
    private static List<String> braces(String pattern) {
        int open = pattern.indexOf('{');
        int close = open < 0 ? -1 : pattern.indexOf('}', open);
        if (close < 0) {
            return List.of(pattern);
        }
        List<String> all = new ArrayList<>();
        List<String> rests = braces(pattern.substring(close + 1));
        for (String choice : pattern.substring(open + 1, close).split(",")) {
            for (String rest : rests) {
                if (all.size() < MOST_ALTERNATIVES) {
                    all.add(pattern.substring(0, open) + choice.strip() + rest);
                }
            }
        }
        return all;
    }
}
