package io.jenkins.plugins.coveragemonitor.collect.owner;

import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the CODEOWNERS file of a workspace in the places of GitHub, GitLab and Bitbucket. */
public final class OwnersFinder {
    /** Longer files are not lists of owners; GitHub's own limit is three megabytes. */
    static final int LONGEST = 1 << 20;

    private static final Map<String, OwnerSyntax> PLACES = new LinkedHashMap<>();
    /** On one line; otherwise each line with this beginning would be scanned to the end of the file. */
    static final Pattern SECTIONS = Pattern.compile("(?md)^\\^?\\[[^\\]\n]++\\]");

    private static final Pattern GROUPS = Pattern.compile("(?m)^(@@@\\S|CODEOWNERS\\.)");

    static {
        PLACES.put(".github/CODEOWNERS", OwnerSyntax.GITHUB);
        PLACES.put(".gitlab/CODEOWNERS", OwnerSyntax.GITLAB);
        PLACES.put(".bitbucket/CODEOWNERS", OwnerSyntax.BITBUCKET);
        PLACES.put("CODEOWNERS", null);
        PLACES.put("docs/CODEOWNERS", null);
    }

    private OwnersFinder() {}

    /**
     * The file in the first place that has one.
     *
     * @return {@code null} if there is none, or it cannot be read
     */
    public static @Nullable CodeOwners in(WorkspaceTree tree) {
        Set<String> files = new HashSet<>(tree.files());
        for (Map.Entry<String, OwnerSyntax> place : PLACES.entrySet()) {
            if (files.contains(place.getKey())) {
                return read(tree, place.getKey(), place.getValue());
            }
        }
        return null;
    }

    private static @Nullable CodeOwners read(WorkspaceTree tree, String file, OwnerSyntax syntax) {
        try (InputStream in = Files.newInputStream(tree.resolve(file))) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                return null;
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new CodeOwners(file, syntax == null ? syntaxOf(text) : syntax, text);
        } catch (IOException unreadable) {
            // Owners only help people; without them everything is still measured.
            return null;
        }
    }

    /** The syntax of a file in a place that several services use. */
    private static OwnerSyntax syntaxOf(String text) {
        if (SECTIONS.matcher(text).find()) {
            return OwnerSyntax.GITLAB;
        }
        return GROUPS.matcher(text).find() ? OwnerSyntax.BITBUCKET : OwnerSyntax.GITHUB;
    }
}
