package io.jenkins.plugins.coveragemonitor.collect.owner;

import java.util.Objects;

/**
 * The CODEOWNERS file of a workspace: who owns which files.
 *
 * @param file where it was found
 * @param syntax its syntax
 * @param text its content
 */
public record CodeOwners(String file, OwnerSyntax syntax, String text) {
    /** Creates it. */
    public CodeOwners {
        Objects.requireNonNull(file);
        Objects.requireNonNull(syntax);
        Objects.requireNonNull(text);
    }

    /** Its parsed rules, for the owners of many files. */
    public OwnerRules rules() {
        return OwnerRules.of(this);
    }
}
