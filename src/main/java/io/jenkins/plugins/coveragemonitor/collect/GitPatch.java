package io.jenkins.plugins.coveragemonitor.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the git of the machine which lines a build changed: {@code git diff -U0} against the merge base with another
 * commit. Nothing of the workspace's own configuration can make git start another program.
 */
public final class GitPatch {
    /** A diff beyond this (a vendored source tree) is not a change that tests are written for. */
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path workspace;
    private final String git;

    /** The patch of a workspace, by the git that is found on the path. */
    public GitPatch(Path workspace) {
        this(workspace, "git");
    }

    GitPatch(Path workspace, String git) {
        this.workspace = workspace;
        this.git = git;
    }

    /**
     * The change since a commit: the diff between the merge base and the workspace's commit.
     *
     * @param base the commit or branch that the work began from; a change request's target, or the previous build's commit
     * @throws IOException if it cannot be told; one sentence with the remedy
     * @throws InterruptedException if the build was stopped meanwhile
     */
    public Patch since(String base) throws IOException, InterruptedException {
        Optional<String> refusal = refusal(base);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        require("rev-parse", "--git-dir");
        if (!run("rev-parse", "--verify", "--quiet", base + "^{commit}").succeeded()) {
            throw new IOException("the commit '" + base + "' to compare with is not in the clone" + shallow()
                    + "; fetch it before measuring");
        }
        Output mergeBase = run("merge-base", base, "HEAD");
        if (!mergeBase.succeeded()) {
            throw new IOException("'" + base + "' and the built commit have no common commit in the clone" + shallow()
                    + "; fetch more of the history");
        }
        Output diff = require(
                "diff",
                "-U0",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--find-renames",
                "--src-prefix=a/",
                "--dst-prefix=b/",
                "--ignore-submodules=none",
                mergeBase.text().trim(),
                "HEAD",
                "--");
        return fromTop(UnifiedDiff.parse(diff.text()));
    }

    /** Why a text cannot be the name of a commit or branch, in one sentence; empty if it can. */
    public static Optional<String> refusal(String base) {
        return base.isBlank() || base.startsWith("-") || base.contains("..")
                ? Optional.of("'" + base + "' is no commit or branch to compare with; give a name or a hash")
                : Optional.empty();
    }

    /** Paths relative to the workspace, when that is a folder of a repository. */
    private Patch fromTop(Patch patch) throws IOException, InterruptedException {
        String prefix = require("rev-parse", "--show-prefix").text().trim();
        if (prefix.isEmpty()) {
            return patch;
        }
        Map<String, FileChange> inside = new java.util.TreeMap<>();
        patch.files().forEach((path, change) -> {
            if (path.startsWith(prefix)) {
                String old = change.oldPath();
                String oldInside = old != null && old.startsWith(prefix) ? old.substring(prefix.length()) : old;
                inside.put(
                        path.substring(prefix.length()), new FileChange(oldInside, change.changed(), change.hunks()));
            }
        });
        return new Patch(inside, patch.problems());
    }

    private String shallow() throws IOException, InterruptedException {
        boolean shallow =
                run("rev-parse", "--is-shallow-repository").text().trim().equals("true");
        return shallow ? ", which is a shallow one" : "";
    }

    private Output require(String... arguments) throws IOException, InterruptedException {
        Output output = run(arguments);
        if (!output.succeeded()) {
            String reason = output.errors().strip().lines().findFirst().orElse("it gave no reason");
            throw new IOException("git " + arguments[0] + " failed in " + workspace + " (" + reason
                    + "); the changed lines are not known");
        }
        return output;
    }

    private record Output(int code, String text, String errors) {
        boolean succeeded() {
            return code == 0;
        }
    }

    private Output run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(git, "-c", "core.fsmonitor=false", "-c", "core.quotePath=true", "--no-pager"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workspace.toFile());
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("LC_ALL", "C");
        if (!Files.isDirectory(workspace)) {
            throw new IOException(workspace + ": is no folder; give the folder that was built");
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException absent) {
            throw new IOException(
                    "git could not be started, so the changed lines are not known; install it where the build runs",
                    absent);
        }
        try {
            process.getOutputStream().close();
            CompletableFuture<String> text = reading(process.getInputStream());
            CompletableFuture<String> errors = reading(process.getErrorStream());
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("git " + arguments[0] + " took longer than " + PATIENCE.toMinutes()
                        + " minutes, so the changed lines are not known");
            }
            String out = text.join();
            if (out.length() >= MAX_BYTES) {
                throw new IOException("the diff is larger than " + (MAX_BYTES >> 20)
                        + " MiB, so the changed lines are not known; compare with a nearer commit");
            }
            return new Output(process.exitValue(), out, errors.join());
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> reading(InputStream in) {
        return CompletableFuture.supplyAsync(() -> read(in), task -> {
            Thread thread = new Thread(task, "coverage-monitor-git");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Takes all there is, so that git never waits, and keeps what a diff may have. */
    private static String read(InputStream in) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                kept.write(buffer, 0, Math.min(count, MAX_BYTES - kept.size()));
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
