package io.jenkins.plugins.coveragemonitor.cli.spy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks whether a command can be started, and says why not in words that do not depend on the operating system. */
final class StartableCommand {
    /** The extensions that Windows tries for the name of a program. */
    private static final List<String> ENDINGS = List.of("", ".exe", ".com");

    private StartableCommand() {}

    /**
     * Why a command cannot be started; one sentence.
     *
     * @param name a path, or a name in the search path
     * @return empty if it seems to be startable
     */
    static Optional<String> refusal(String name) {
        try {
            boolean isPath = name.contains("/") || name.contains(File.separator);
            return isPath ? ofPath(Path.of(name), name) : ofSearchPath(name);
        } catch (InvalidPathException unusable) {
            return Optional.of("'" + name + "' is not the name of a command");
        }
    }

    private static Optional<String> ofPath(Path path, String name) {
        if (ENDINGS.stream().noneMatch(ending -> Files.exists(Path.of(path + ending)))) {
            return Optional.of("'" + name + "' does not exist: give the command and its arguments after --");
        }
        if (Files.isDirectory(path)) {
            return Optional.of("'" + name + "' is a folder: give a command and its arguments after --");
        }
        return Files.exists(path) && !Files.isExecutable(path)
                ? Optional.of("'" + name
                        + "' cannot be executed: make it executable, or give its interpreter, such as sh " + name)
                : Optional.empty();
    }

    private static Optional<String> ofSearchPath(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String ending : ENDINGS) {
                Path file = Path.of(folder).resolve(name + ending);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("there is no command '" + name + "' in the search path"
                + (name.contains(" ") ? "; to run a line of a shell, give sh -c '" + name + "'" : "; check its name"));
    }
}
