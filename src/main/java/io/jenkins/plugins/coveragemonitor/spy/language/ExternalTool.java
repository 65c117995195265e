package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.collect.patch.Patience;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program of a language's own toolchain, for data that only it can read. */
public final class ExternalTool {
    /** A sentence quotes the tool's output; the rest is read and dropped. */
    private static final int KEPT = 64 * 1024;

    private static final long AFTER_END_SECONDS = 10;

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

    /** Finds a program in the search path by its name, or the newest of its versions, such as {@code llvm-cov-14}. */
    public static Optional<ExternalTool> find(String name) {
        Pattern versioned = Pattern.compile(Pattern.quote(name) + "-([0-9]{1,4})");
        List<Path> others = new ArrayList<>();
        for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            try {
                Path folder = Path.of(entry);
                // A relative entry would find programs of the workspace.
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

    /** How it ended, and its output. */
    public record Outcome(int exitCode, String said) {
        /** Whether it ended with exit code 0. */
        public boolean isGood() {
            return exitCode == 0;
        }

        /** The last line of its output, empty if none. */
        public String lastLine() {
            return said.substring(said.lastIndexOf('\n') + 1).strip();
        }
    }

    /**
     * Runs it to its end, unmeasured. One that does not end in time is stopped; its outcome says so.
     *
     * @param patience how long it and others are waited for
     * @param folder its working directory
     * @param output a file for its standard output, {@code null} to return it
     * @throws IOException if it cannot be started
     */
    public Outcome run(
            Path folder,
            Map<String, String> environment,
            @Nullable Path output,
            List<String> arguments,
            Patience patience)
            throws IOException, InterruptedException {
        if (patience.left() == 0) {
            return late(patience);
        }
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
        FutureTask<String> said =
                new FutureTask<>(() -> said(output == null ? process.getInputStream() : process.getErrorStream()));
        Thread reader = new Thread(said, "coverage-monitor " + program());
        reader.setDaemon(true);
        reader.start();
        try {
            process.getOutputStream().close();
            return patience.waitFor(process) ? new Outcome(process.exitValue(), text(said)) : late(patience);
        } finally {
            Patience.stop(process);
        }
    }

    private Outcome late(Patience patience) {
        return new Outcome(
                -1,
                "nothing, and did not end within "
                        + Plurals.count(patience.total().toSeconds(), "second"));
    }

    private static String text(FutureTask<String> said) throws IOException, InterruptedException {
        try {
            // A process that it left behind may keep the output open.
            return said.get(AFTER_END_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException open) {
            return "";
        } catch (ExecutionException broken) {
            throw new IOException("what it prints cannot be read", broken);
        }
    }

    private static String said(InputStream in) throws IOException {
        byte[] first = in.readNBytes(KEPT);
        in.transferTo(java.io.OutputStream.nullOutputStream());
        return new String(first, StandardCharsets.UTF_8).strip();
    }
}
