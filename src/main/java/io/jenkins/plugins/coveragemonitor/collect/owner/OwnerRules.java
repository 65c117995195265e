package io.jenkins.plugins.coveragemonitor.collect.owner;

import io.jenkins.plugins.coveragemonitor.collect.path.GlobPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of a CODEOWNERS file, parsed line by line. Like the services, it ignores a line that is not valid. */
public final class OwnerRules {
    /** No file has an owner. */
    public static final OwnerRules NONE = new OwnerRules(OwnerSyntax.GITHUB, List.of());

    private static final Pattern SECTION = Pattern.compile("\\^?\\[([^\\]]+)\\](?:\\[\\d+\\])?(.*)");
    private static final Pattern GROUP = Pattern.compile("@@@(\\S+)\\s+(.*)");

    private final OwnerSyntax syntax;
    private final Collection<List<Rule>> sections;

    private OwnerRules(OwnerSyntax syntax, Collection<List<Rule>> sections) {
        this.syntax = syntax;
        this.sections = sections;
    }

    /**
     * A line.
     *
     * @param excludes whether it excludes files instead of assigning owners
     */
    private record Rule(List<GlobPath> globs, boolean excludes, List<String> owners) {
        boolean matches(String path) {
            for (GlobPath glob : globs) {
                if (glob.matches(path)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The owners of a file, in the order of the rules; empty if it has none. */
    public Set<String> owners(String path) {
        Set<String> owners = new LinkedHashSet<>();
        for (List<Rule> section : sections) {
            owners.addAll(ofSection(section, path));
        }
        return owners;
    }

    private List<String> ofSection(List<Rule> section, String path) {
        List<String> owners = null;
        for (int i = section.size() - 1; i >= 0; i--) {
            Rule rule = section.get(i);
            // In GitLab an exclusion is final; elsewhere the last matching line counts.
            boolean counts = owners == null || rule.excludes() && syntax == OwnerSyntax.GITLAB;
            if (counts && rule.matches(path)) {
                if (rule.excludes() || syntax != OwnerSyntax.GITLAB) {
                    return rule.owners();
                }
                owners = rule.owners();
            }
        }
        return owners == null ? List.of() : owners;
    }

    static OwnerRules of(CodeOwners file) {
        Map<String, List<Rule>> sections = new LinkedHashMap<>();
        Map<String, List<String>> groups = new HashMap<>();
        String section = "";
        List<String> byDefault = List.of();
        for (String line : file.text().split("\\R")) {
            String text = line.strip();
            Matcher header = SECTION.matcher(text);
            Matcher group = GROUP.matcher(text);
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (file.syntax() == OwnerSyntax.GITLAB && header.matches()) {
                section = header.group(1).strip().toLowerCase(Locale.ROOT);
                byDefault = names(words(header.group(2)), Map.of());
            } else if (file.syntax() == OwnerSyntax.BITBUCKET && group.matches()) {
                groups.put("@@" + group.group(1), names(words(group.group(2)), Map.of()));
            } else {
                Rule rule = rule(file.syntax(), text, byDefault, groups);
                if (rule != null) {
                    sections.computeIfAbsent(section, name -> new ArrayList<>()).add(rule);
                }
            }
        }
        return new OwnerRules(file.syntax(), List.copyOf(sections.values()));
    }

    private static @Nullable Rule rule(
            OwnerSyntax syntax, String line, List<String> byDefault, Map<String, List<String>> groups) {
        boolean excludes = line.startsWith("!");
        if (excludes && syntax == OwnerSyntax.GITHUB || syntax == OwnerSyntax.BITBUCKET && isSetting(line)) {
            return null;
        }
        List<String> words = words(excludes ? line.substring(1) : line);
        if (words.isEmpty()) {
            return null;
        }
        List<GlobPath> globs = syntax.globs(unescaped(words.get(0)));
        List<String> owners = names(words.subList(1, words.size()), groups);
        return globs.isEmpty()
                ? null
                : new Rule(globs, excludes, excludes ? List.of() : owners.isEmpty() ? byDefault : owners);
    }

    /** Whether a line of Bitbucket's apps is not about owners. */
    private static boolean isSetting(String line) {
        return line.startsWith("CODEOWNERS.") || line.matches("(Overall)?Check\\s*\\(.*");
    }

    /** The words of a line up to a comment; an escaped or quoted blank does not end a word. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '#' && word.length() == 0 && !quoted) {
                break;
            }
            if (c == '\\' && i + 1 < line.length()) {
                word.append(c).append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    private static String unescaped(String pattern) {
        return pattern.replaceAll("\\\\(.)", "$1");
    }

    /** The users, groups and addresses among words; a group that the file defines is kept by its name. */
    private static List<String> names(List<String> words, Map<String, List<String>> groups) {
        Set<String> names = new LinkedHashSet<>();
        for (String word : words) {
            String name = word.replaceFirst(":(random|least_busy|all)(\\(\\d+\\))?$", "");
            if (name.indexOf('@') >= 0 && name.length() > 1) {
                names.add(name);
            }
            names.addAll(groups.getOrDefault(name, List.of()));
        }
        return List.copyOf(names);
    }
}
