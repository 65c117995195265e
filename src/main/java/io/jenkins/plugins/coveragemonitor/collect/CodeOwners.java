package io.jenkins.plugins.coveragemonitor.collect;

import java.util.Objects;

/**
 * The CODEOWNERS file of a workspace: who owns which files.
 *
 * @param file where it was found
 * @param syntax whose rules it follows
 * @param text what it says
 */
public record CodeOwners(String file, OwnerSyntax syntax, String text) {
    /** Creates it. */
    public CodeOwners {
        Objects.requireNonNull(file);
        Objects.requireNonNull(syntax);
        Objects.requireNonNull(text);
    }

    /** Its rules, to ask for the owners of many files. */
    public OwnerRules rules() {
        return OwnerRules.of(this);
    }
}
