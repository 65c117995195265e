package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.patch.InstalledProgram;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patience;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.format.coveragepy.CoveragePyTool;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the machine's coverage.py to create a report from a data file. Nothing in the workspace can make it start or
 * load anything: its settings, which may name plugins, are not read; Python does not search for modules there; and no
 * program of the workspace is used, even if the search path leads there. It works on a copy of the data.
 *
 * <p>All programs that are tried for a data file share two minutes. After one that did not end in time none is started
 * again, so a build should use a single instance.
 */
public final class PythonCoverage implements CoveragePyTool {
    /** The largest data file in bytes: with a context for each test some have some hundred megabytes. */
    private static final long LARGEST = 256L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How many bytes of its output are read. */
    private static final int SAID = 64 * 1024;

    /** The files that may contain coverage.py's settings. */
    private static final List<String> SETTINGS = List.of(".coveragerc", "pyproject.toml", "setup.cfg", "tox.ini");

    private static final int SETTINGS_BYTES = 1 << 20;

    private final Path workspace;
    private final String searchPath;
    private final Duration patience;

    /** Why no program is started any more. */
    private volatile @Nullable String silence;

    /** Uses the coverage.py in the search path with the sources in a folder. */
    public PythonCoverage(Path workspace) {
        this(workspace, System.getenv().getOrDefault("PATH", ""));
    }

    PythonCoverage(Path workspace, String searchPath) {
        this(workspace, searchPath, PATIENCE);
    }

    PythonCoverage(Path workspace, String searchPath, Duration patience) {
        this.workspace = workspace;
        this.searchPath = searchPath;
        this.patience = patience;
    }

    @Override
    public InputStream json(InputStream data, Consumer<String> notes) throws IOException {
        Path folder = Files.createTempDirectory("coverage-monitor");
        try {
            copy(data, folder.resolve("data"));
            Files.createFile(folder.resolve("settings"));
            Path report = report(folder, notes);
            noteSettings(notes);
            return new FilterInputStream(Files.newInputStream(report)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    delete(folder);
                }
            };
        } catch (IOException | RuntimeException failed) {
            delete(folder);
            throw failed;
        }
    }

    private static void copy(InputStream data, Path file) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = data.read(buffer); count >= 0; count = data.read(buffer)) {
                size += count;
                if (size > LARGEST) {
                    throw new UnreadableReportException(
                            "is larger than " + (LARGEST >> 20) + " MiB; run coverage xml where it was measured");
                }
                out.write(buffer, 0, count);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        for (String name : List.of("data", "data-journal", "settings", "report.json", "said")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }

    private Path report(Path folder, Consumer<String> notes) throws IOException {
        String refusal = silence;
        Patience left = new Patience(patience);
        for (List<String> program : silence == null ? programs() : List.<List<String>>of()) {
            String said = run(program, folder, List.of(), left);
            if (said != null && said.contains("No source for code")) {
                String lacking = said;
                said = run(program, folder, List.of("-i"), left);
                if (said == null) {
                    notes.accept("files whose sources are not there are left out (" + lacking + ")");
                }
            }
            if (said == null) {
                return folder.resolve("report.json");
            }
            if (refusal == null && !said.contains("No module named")) {
                refusal = program.get(0) + " says: "
                        + said.replace(folder.resolve("data").toString(), "of a copy");
            }
            if (left.left() == 0) {
                silence = refusal;
                break;
            }
        }
        throw new UnreadableReportException(
                refusal == null
                        ? "is the data of coverage.py, and there is no coverage.py on the path; install coverage where the"
                                + " build runs, or run coverage xml where it was measured"
                        : "is the data of coverage.py, and no report can be made of it here (" + refusal
                                + "); run coverage xml where it was measured");
    }

    /** The ways to start it, in the order in which they are tried. */
    private List<List<String>> programs() throws IOException {
        List<List<String>> found = new ArrayList<>();
        for (String name : List.of("coverage", "coverage3", "python3-coverage")) {
            Path program = find(name);
            if (program != null) {
                found.add(List.of(program.toString()));
            }
        }
        for (String name : List.of("python3", "python")) {
            Path program = find(name);
            if (program != null) {
                // Isolated: neither the working directory nor the environment supplies modules.
                found.add(List.of(program.toString(), "-I", "-m", "coverage"));
            }
        }
        return found;
    }

    private @Nullable Path find(String name) throws IOException {
        return InstalledProgram.find(name, workspace, searchPath);
    }

    /** Runs it; returns {@code null} if it created the report, else the last line of its output. */
    private @Nullable String run(List<String> program, Path folder, List<String> options, Patience left)
            throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("json", "-q", "--rcfile=" + folder.resolve("settings")));
        command.addAll(options);
        command.addAll(List.of("-o", folder.resolve("report.json").toString()));
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workspace.toRealPath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COVERAGE_") || name.startsWith("PYTHON"));
        builder.environment().put("COVERAGE_FILE", folder.resolve("data").toString());
        builder.environment().put("PYTHONSAFEPATH", "1");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!left.waitFor(process)) {
                return "nothing, and did not end within " + Plurals.count(patience.toMinutes(), "minute");
            }
            return process.exitValue() == 0 && Files.exists(folder.resolve("report.json")) ? null : lastLine(said);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the build was stopped");
        } finally {
            Patience.stop(process);
        }
    }

    private static String lastLine(Path said) throws IOException {
        try (InputStream in = Files.newInputStream(said)) {
            String text = new String(in.readNBytes(SAID), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "nothing" : text.substring(text.lastIndexOf('\n') + 1);
        }
    }

    private void noteSettings(Consumer<String> notes) throws IOException {
        for (String name : SETTINGS) {
            Path file = workspace.resolve(name);
            if (Files.isRegularFile(file) && hasSettings(file, name)) {
                notes.accept("the settings in " + name + " are not applied, as they could start programs;"
                        + " if they leave code out, run coverage xml and record that");
                return;
            }
        }
    }

    private static boolean hasSettings(Path file, String name) throws IOException {
        if (name.equals(SETTINGS.get(0))) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(SETTINGS_BYTES), StandardCharsets.ISO_8859_1);
            return text.contains("[coverage:") || text.contains("[tool.coverage");
        }
    }
}
