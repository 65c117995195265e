package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a unified diff (GNU diffutils manual, "Detailed Description of Unified Format") with git's extended headers (git
 * documentation, "Generating patch text with -p"), with or without context.
 */
final class UnifiedDiff {
    private static final Pattern HUNK =
            Pattern.compile("^@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*");
    private static final String NULL = "/dev/null";
    private static final String PREFIXES = "abciow";

    private final String[] lines;
    private int at;
    private final Map<String, FileChange> files = new TreeMap<>();
    private final Set<String> deleted = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();
    private final MoveFinder moves = new MoveFinder();

    private @Nullable String oldPath;
    private @Nullable String newPath;
    private boolean submodule;
    private boolean combined;
    private List<Hunk> hunks = new ArrayList<>();

    private UnifiedDiff(String text) throws UnreadablePatchException {
        if (text.chars().filter(c -> c == '\n').count() > PatchLimits.LINES) {
            throw new UnreadablePatchException(PatchLimits.sentence());
        }
        this.lines = text.split("\n", -1);
    }

    static Patch parse(String text) throws IOException {
        return new UnifiedDiff(text).parse();
    }

    private Patch parse() throws IOException {
        boolean any = false;
        while (at < lines.length) {
            String line = plain(lines[at++]);
            if (line.startsWith("diff --git ")) {
                finish();
                any = true;
            } else if (line.startsWith("diff --cc ") || line.startsWith("diff --combined ")) {
                finish();
                any = true;
                combined = true;
                problems.add("the change of "
                        + line.substring(line.indexOf(' ', 7) + 1).trim()
                        + " is a merge of several parents and is left out; give a diff against one of them");
            } else if (line.startsWith("rename from ")) {
                oldPath = unquoted(line.substring(12));
            } else if (line.startsWith("rename to ")) {
                newPath = unquoted(line.substring(10));
            } else if (line.startsWith("index ") && line.trim().endsWith(" 160000")
                    || line.endsWith(" file mode 160000")) {
                submodule = true;
            } else if (line.startsWith("--- ") && at < lines.length && lines[at].startsWith("+++ ")) {
                any = true;
                paths(line.substring(4), lines[at++].substring(4));
            } else if (line.startsWith("@@ ") && newPath != null) {
                hunk(line);
            }
        }
        finish();
        if (!any && !String.join("", lines).isBlank()) {
            throw new UnreadablePatchException(
                    "is neither a unified diff nor JSON with 'changedLines'; write it with git diff -U0");
        }
        moves.moved().forEach((path, moved) -> files.computeIfPresent(path, (same, change) -> moving(change, moved)));
        return new Patch(files, deleted, problems);
    }

    private static FileChange moving(FileChange change, List<MovedLines> moved) {
        BitSet written = new BitSet();
        change.changed().forEach(range -> range.into(written));
        moved.forEach(lines -> written.clear(lines.from(), lines.from() + lines.count()));
        return new FileChange(change.oldPath(), LineRange.of(written), change.hunks(), moved);
    }

    /** A line without the carriage return of Windows; within a hunk that belongs to the source, and does not matter. */
    private static String plain(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private void paths(String oldName, String newName) {
        if (!hunks.isEmpty()) {
            // A plain diff has no header that marks where the next file begins.
            finish();
        }
        String before = unquoted(untimed(oldName));
        String after = unquoted(untimed(newName));
        boolean prefixed = hasPrefix(before) && hasPrefix(after) && !(before.equals(NULL) && after.equals(NULL));
        oldPath = before.equals(NULL) ? null : prefixed ? before.substring(2) : before;
        newPath = after.equals(NULL) ? NULL : prefixed ? after.substring(2) : after;
    }

    private static boolean hasPrefix(String path) {
        return path.equals(NULL) || path.length() > 2 && path.charAt(1) == '/' && PREFIXES.indexOf(path.charAt(0)) >= 0;
    }

    private static String untimed(String name) {
        int tab = name.indexOf('\t');
        String bare = tab < 0 ? name : name.substring(0, tab);
        return bare.endsWith("\r") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private void hunk(String header) throws IOException {
        Matcher numbers = HUNK.matcher(header);
        if (!numbers.matches()) {
            throw new UnreadablePatchException("has a broken hunk header at line " + at + "; write the diff again");
        }
        int oldLeft = count(numbers.group(2));
        int newLeft = count(numbers.group(4));
        int oldLine = Integer.parseInt(numbers.group(1)) + (oldLeft == 0 ? 1 : 0);
        int newLine = Integer.parseInt(numbers.group(3)) + (newLeft == 0 ? 1 : 0);
        List<MoveFinder.Edit> removed = new ArrayList<>();
        List<MoveFinder.Edit> added = new ArrayList<>();
        while (oldLeft > 0 || newLeft > 0) {
            if (at == lines.length) {
                throw new UnreadablePatchException(
                        "ends inside a hunk of " + newPath + "; the diff is truncated, write it again");
            }
            String line = lines[at++];
            if (line.startsWith("+")) {
                added.add(new MoveFinder.Edit(newLine + added.size(), line.substring(1)));
                newLeft--;
            } else if (line.startsWith("-")) {
                removed.add(new MoveFinder.Edit(oldLine + removed.size(), line.substring(1)));
                oldLeft--;
            } else if (!line.startsWith("\\")) {
                change(oldLine, removed, newLine, added);
                oldLine += removed.size() + 1;
                newLine += added.size() + 1;
                removed.clear();
                added.clear();
                oldLeft--;
                newLeft--;
            }
        }
        change(oldLine, removed, newLine, added);
    }

    private static int count(String group) {
        return group == null ? 1 : Integer.parseInt(group);
    }

    private void change(int oldLine, List<MoveFinder.Edit> gone, int newLine, List<MoveFinder.Edit> fresh) {
        int removed = gone.size();
        int added = fresh.size();
        if (removed > 0 || added > 0) {
            hunks.add(
                    new Hunk(removed == 0 ? oldLine - 1 : oldLine, removed, added == 0 ? newLine - 1 : newLine, added));
            if (!combined && !submodule) {
                moves.hunk(oldPath, gone, newPath, fresh);
            }
        }
    }

    private void finish() {
        if (submodule) {
            String path = newPath == null || newPath.equals(NULL) ? oldPath : newPath;
            problems.add("the submodule " + path + " changed; its lines are not part of the patch");
        } else if (newPath != null && !newPath.equals(NULL) && !combined) {
            List<LineRange> changed = new ArrayList<>();
            for (Hunk hunk : hunks) {
                if (hunk.newCount() > 0) {
                    changed.add(new LineRange(hunk.newStart(), hunk.newStart() + hunk.newCount() - 1));
                }
            }
            files.put(newPath, new FileChange(oldPath, changed, hunks));
        } else if (NULL.equals(newPath) && oldPath != null && !combined) {
            deleted.add(oldPath);
        }
        oldPath = null;
        newPath = null;
        submodule = false;
        combined = false;
        hunks = new ArrayList<>();
    }

    /** Whether three octal digits follow, of a value up to 255. */
    private static boolean isOctal(String text, int at) {
        return at + 2 < text.length()
                && isDigit(text.charAt(at), '3')
                && isDigit(text.charAt(at + 1), '7')
                && isDigit(text.charAt(at + 2), '7');
    }

    private static boolean isDigit(char one, char greatest) {
        return one >= '0' && one <= greatest;
    }

    /** Unquotes a name; git quotes names with special bytes as C does: {@code "a/\303\244.c"}. */
    static String unquoted(String name) {
        String bare = name.endsWith("\r") ? name.substring(0, name.length() - 1) : name;
        if (bare.length() < 2 || !bare.startsWith("\"") || !bare.endsWith("\"")) {
            return bare;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 1;
        while (i < bare.length() - 1) {
            char c = bare.charAt(i++);
            if (c != '\\') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (isOctal(bare, i)) {
                bytes.write(Integer.parseInt(bare.substring(i, i + 3), 8));
                i += 3;
            } else {
                int escape = "abtnvfr".indexOf(bare.charAt(i));
                bytes.write(escape >= 0 ? 7 + escape : bare.charAt(i));
                i++;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
