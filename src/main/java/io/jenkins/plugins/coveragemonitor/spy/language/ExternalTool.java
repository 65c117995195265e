package io.jenkins.plugins.coveragemonitor.spy.language;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program of a language's own toolchain that combines what only it can read. */
public final class ExternalTool {
    /** What a tool says is quoted in one sentence; the rest is read and dropped. */
    private static final int KEPT = 64 * 1024;

    private final List<String> command;

    private ExternalTool(List<String> command) {
        this.command = command;
    }

    /** A program with its first arguments. */
    public static ExternalTool of(String... command) {
        return new ExternalTool(List.of(command));
    }

    /** The program itself, without arguments. */
    String program() {
        return command.get(0);
    }

    /** The program of a name in the search path, or of that name with a version, such as {@code llvm-cov-14}; the newest. */
    public static Optional<ExternalTool> find(String name) {
        Pattern versioned = Pattern.compile(Pattern.quote(name) + "-([0-9]{1,4})");
        List<Path> others = new ArrayList<>();
        for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            try {
                Path folder = Path.of(entry);
                // A relative entry would find what the workspace has.
                if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
                    continue;
                }
                for (String file : List.of(name, name + ".exe")) {
                    if (Files.isExecutable(folder.resolve(file))) {
                        return Optional.of(of(folder.resolve(file).toString()));
                    }
                }
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> versioned
                                    .matcher(file.getFileName().toString())
                                    .matches())
                            .forEach(others::add);
                }
            } catch (IOException | InvalidPathException unusable) {
                // Another folder may have it.
            }
        }
        return others.stream()
                .max((one, other) -> Integer.compare(version(one), version(other)))
                .map(file -> of(file.toString()));
    }

    private static int version(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    /** How it ended, and what it said. */
    public record Outcome(int exitCode, String said) {
        /** Whether it ended with exit code 0. */
        public boolean isGood() {
            return exitCode == 0;
        }

        /** The last line that it wrote, empty if none. */
        public String lastLine() {
            return said.substring(said.lastIndexOf('\n') + 1).strip();
        }
    }

    /**
     * Runs it to its end, unmeasured.
     *
     * @param folder where it runs
     * @param output a file that takes what it prints, {@code null} to read it as what it says
     * @throws IOException if it cannot be started
     */
    public Outcome run(Path folder, Map<String, String> environment, @Nullable Path output, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("COVERAGE_")
                        || List.of("PYTHONPATH", "PYTHONHOME", "LLVM_PROFILE_FILE", "GOCOVERDIR")
                                .contains(name));
        builder.environment().putAll(environment);
        if (output == null) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectOutput(output.toFile());
        }
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String said = said(output == null ? process.getInputStream() : process.getErrorStream());
            return new Outcome(process.waitFor(), said);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(InputStream in) throws IOException {
        byte[] first = in.readNBytes(KEPT);
        in.transferTo(java.io.OutputStream.nullOutputStream());
        return new String(first, StandardCharsets.UTF_8).strip();
    }
}
