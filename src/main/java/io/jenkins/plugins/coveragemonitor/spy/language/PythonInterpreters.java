package io.jenkins.plugins.coveragemonitor.spy.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Python interpreters whose coverage.py may combine the data of services. Those that ran the services come first,
 * because they have the version that wrote the data. But data may come from a container or another machine, and names
 * its interpreter itself: so it may only select a Python that is installed here, and never supply a program.
 */
final class PythonInterpreters {
    private static final Pattern NAME = Pattern.compile("(python|pypy)[0-9.]{0,8}t?d?(\\.exe)?");

    /**
     * Runs coverage.py without finding modules in the working directory, where a {@code coverage.py} of the workspace
     * would be mistaken for it; {@code -P} does the same, from Python 3.11 on.
     */
    private static final String RUN =
            "import sys; sys.path[:] = [p for p in sys.path if p]; from coverage.cmdline import main; sys.exit(main())";

    private PythonInterpreters() {}

    /**
     * The coverage.py of these interpreters, in the order to try them.
     *
     * @param said the interpreters that the data names
     * @param folder the spy folder, from which none is run
     */
    static List<ExternalTool> coverage(Stream<String> said, Path folder) {
        Set<String> all = new LinkedHashSet<>();
        said.filter(program -> isInstalled(program, folder)).forEach(all::add);
        all.add("python3");
        all.add("python");
        return all.stream().map(python -> ExternalTool.of(python, "-c", RUN)).toList();
    }

    private static boolean isInstalled(String program, Path folder) {
        try {
            Path path = Path.of(program);
            Path name = path.getFileName();
            Path parent = path.getParent();
            if (name == null
                    || parent == null
                    || !path.isAbsolute()
                    || !NAME.matcher(name.toString()).matches()) {
                return false;
            }
            // A virtual environment links to its Python: neither the link nor its target may be part of the data.
            Path data = folder.toRealPath();
            Path file = path.toRealPath();
            Path link = parent.toRealPath();
            return Files.isExecutable(file) && !file.startsWith(data) && !link.startsWith(data);
        } catch (IOException | InvalidPathException notHere) {
            return false;
        }
    }
}
