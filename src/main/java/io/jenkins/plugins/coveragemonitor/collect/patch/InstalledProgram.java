package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a program of the machine in the search path. A program in the workspace is never used, wherever the search path
 * leads, because anybody may have put it there. Relative entries also lead into the workspace, where programs are
 * started.
 */
public final class InstalledProgram {
    private InstalledProgram() {}

    /**
     * Finds a program.
     *
     * @param name without an extension
     * @param searchPath the value of {@code PATH}
     * @return its absolute path, {@code null} if the machine has none
     * @throws IOException if the workspace does not exist
     */
    public static @Nullable Path find(String name, Path workspace, String searchPath) throws IOException {
        Path inside = workspace.toRealPath();
        for (String entry : searchPath.split(File.pathSeparator)) {
            try {
                Path folder = Path.of(entry);
                for (String file : List.of(name, name + ".exe")) {
                    Path program = folder.resolve(file);
                    if (folder.isAbsolute()
                            && Files.isExecutable(program)
                            && Files.isRegularFile(program)
                            && !isInside(inside, folder)
                            && !isInside(inside, program)) {
                        return program;
                    }
                }
            } catch (IOException | InvalidPathException unusable) {
                // Another folder may have it.
            }
        }
        return null;
    }

    /** If the workspace is the root of the machine, everything is inside it, which means nothing. */
    private static boolean isInside(Path workspace, Path file) throws IOException {
        return workspace.getNameCount() > 0 && file.toRealPath().startsWith(workspace);
    }
}
