package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.owner.CodeOwners;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import org.jspecify.annotations.Nullable;

/**
 * What git and the files of a workspace say about the sources that were built.
 *
 * @param patch the lines that the build changed, or {@code null} if unknown
 * @param lineage how the built commit relates to those of other builds, or {@code null} if unknown
 * @param owners who owns which files, or {@code null} if the workspace does not say
 */
public record CheckoutFacts(@Nullable Patch patch, @Nullable Lineage lineage, @Nullable CodeOwners owners) {
    /** Nothing is known. */
    public static final CheckoutFacts NONE = new CheckoutFacts(null, null, null);
}
