package io.jenkins.plugins.coveragemonitor.jenkins.config;

import org.jspecify.annotations.Nullable;

/** A folder of the workspace that an option names for output. */
final class WorkspaceFolder {
    private WorkspaceFolder() {}

    /**
     * Checks that a folder is below the workspace.
     *
     * @param option its name in sentences
     * @param folder the folder, or {@code null} for none
     * @throws IllegalArgumentException if it is the workspace itself or elsewhere; the message is one sentence
     */
    static void check(String option, @Nullable String folder) {
        if (folder == null) {
            return;
        }
        String path = folder.replace('\\', '/');
        boolean elsewhere = path.startsWith("/") || path.matches("[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
        boolean nowhere = path.replaceAll("[./]", "").isEmpty();
        if (elsewhere || nowhere || path.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    option + " is '" + folder + "': give a folder below the workspace, such as coverage-report");
        }
    }
}
