package io.jenkins.plugins.coveragemonitor.collect.patch;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The machine's git for a workspace. The workspace's configuration cannot make it start another program, see {@link
 * GitCommand}, and it changes nothing. Errors are one sentence with the remedy.
 */
public final class Git {
    /**
     * The time limit for all answers together. A longer diff (of a vendored source tree) is about no change that tests
     * are written for.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * How long git may take to find the workspace's commit, which is all that the first question asks. One that does not
     * is stuck, on a pipe among its settings or on a network disk that is away, and no other answer is worth two minutes.
     */
    private static final Duration FIRST = Duration.ofSeconds(20);

    /** What git says when a partial clone lacks an object. */
    private static final List<String> LACKING = List.of("promisor", "fetch", "not allowed", "unable to read");

    private final Path workspace;
    /** The git to start; {@code null} for the machine's own. */
    private final @Nullable String program;

    private final Patience patience;
    private final Patience first;

    /** Whether git was asked for its first answer. */
    private boolean begun;

    /** The sentence after the time limit: git is not called again. */
    private @Nullable String silence;

    /**
     * Uses the git in the search path. The time limit of two minutes covers all answers, so a build should use a single
     * instance.
     */
    public Git(Path workspace) {
        this(workspace, null);
    }

    Git(Path workspace, @Nullable String program) {
        this(workspace, program, PATIENCE);
    }

    /** Uses a git with a time limit. */
    Git(Path workspace, @Nullable String program, Duration patience) {
        this(workspace, program, patience, patience.compareTo(FIRST) < 0 ? patience : FIRST);
    }

    /** Uses a git with a time limit for all answers, and one for the first. */
    Git(Path workspace, @Nullable String program, Duration patience, Duration first) {
        this.workspace = workspace;
        this.program = program;
        this.patience = new Patience(patience);
        this.first = new Patience(first);
    }

    /** Why git is not asked any more, in one sentence with the remedy; empty while it answers in time. */
    public Optional<String> silence() {
        return Optional.ofNullable(silence);
    }

    /** The workspace. */
    public Path workspace() {
        return workspace;
    }

    /**
     * The full hash of a commit in the clone.
     *
     * @param name a hash, branch or tag; a branch that only the origin has is found there
     * @return {@code null} if the clone does not have it
     * @throws IOException if the name could be mistaken for something else, or git cannot be run
     */
    @Nullable
    String commit(String name) throws IOException, InterruptedException {
        Optional<String> refusal = GitPatch.refusal(name);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        for (String spelling : List.of(name, "origin/" + name)) {
            Answer answer = ask("rev-parse", "--verify", "--quiet", spelling + "^{commit}");
            if (answer.succeeded()) {
                return answer.text().trim();
            }
        }
        return null;
    }

    /**
     * The full hash of the workspace's commit; {@code null} if the commit contains nothing of the workspace, which is
     * then only inside the clone of something else.
     */
    @Nullable
    String head() throws IOException, InterruptedException {
        return ask("rev-parse", "--verify", "--quiet", "HEAD:./").succeeded() ? commit("HEAD") : null;
    }

    /** The best common ancestor of two commits; {@code null} if the clone has none. */
    @Nullable
    String mergeBase(String one, String other) throws IOException, InterruptedException {
        Answer answer = ask("merge-base", one, other);
        return answer.succeeded() ? answer.text().trim() : null;
    }

    /** The clone in words, which say so if it lacks older commits. */
    String theClone() throws IOException, InterruptedException {
        boolean shallow =
                ask("rev-parse", "--is-shallow-repository").text().trim().equals("true");
        return shallow ? "the shallow clone" : "the clone";
    }

    /** The output of git; throws if git fails. */
    public String require(String... arguments) throws IOException, InterruptedException {
        return succeeded(arguments[0], ask(arguments));
    }

    private String succeeded(String command, Answer answer) throws IOException {
        if (answer.succeeded()) {
            return answer.text();
        }
        List<String> said = answer.errors().strip().lines().toList();
        String reason = said.stream()
                .filter(line -> line.startsWith("fatal: "))
                .findFirst()
                .orElse(said.isEmpty() ? "it gave no reason" : said.get(0));
        throw new IOException("git " + command + " failed in " + workspace + " (" + reason + "); " + remedy(reason));
    }

    private String remedy(String reason) {
        if (reason.contains("dubious ownership")) {
            return "run git config --global --add safe.directory '"
                    + workspace.toAbsolutePath().normalize()
                    + "' as the user of the step, or run the step as the owner of the clone";
        }
        if (LACKING.stream().anyMatch(reason::contains)) {
            return "nothing is fetched here, so fetch what the clone lacks before measuring";
        }
        return "set the clone right where the build runs";
    }

    /**
     * The files below the workspace that differ from a commit, judged by size and time; no filter that the clone
     * configures is started.
     *
     * @throws IOException if git cannot say; the message is one sentence
     */
    public List<String> modifiedSince(String commit) throws IOException, InterruptedException {
        String names = ask("config", "--null", "--name-only", "--get-regexp", "^filter\\.")
                .text();
        List<String> settings = GitCommand.withoutFilters(parts(names));
        if (settings == null) {
            throw new IOException("the clone names filters in a way that cannot be switched off");
        }
        List<String> question =
                List.of("diff-index", "--name-only", "--relative", "-z", "--ignore-submodules=all", commit);
        return parts(succeeded("diff-index", ask(settings, question)));
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("\0")).filter(part -> !part.isEmpty()).toList();
    }

    /** Git's output, and whether it succeeded. */
    record Answer(int code, String text, String errors) {
        boolean succeeded() {
            return code == 0;
        }
    }

    Answer ask(String... arguments) throws IOException, InterruptedException {
        return ask(List.of(), List.of(arguments));
    }

    /** Runs git with settings beyond those of {@link GitCommand}. */
    Answer ask(List<String> settings, List<String> arguments) throws IOException, InterruptedException {
        if (!Files.isDirectory(workspace)) {
            throw new IOException(workspace + ": is not a folder; give the folder that was built");
        }
        if (!begun) {
            begun = true;
            answer(first, List.of(), List.of("rev-parse", "--verify", "--quiet", "HEAD^{commit}"));
        }
        return answer(patience, settings, arguments);
    }

    private Answer answer(Patience limit, List<String> settings, List<String> arguments)
            throws IOException, InterruptedException {
        if (silence != null) {
            throw new IOException(silence);
        }
        long begin = System.nanoTime();
        Process process;
        try {
            process = GitCommand.in(workspace, program(), settings, arguments).start();
        } catch (IOException absent) {
            throw new IOException("git could not be started; install it where the build runs", absent);
        }
        try {
            process.getOutputStream().close();
            CompletableFuture<String> text = reading(process.getInputStream());
            CompletableFuture<String> errors = reading(process.getErrorStream());
            long end = begin + limit.left();
            if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            // A process that git left behind may keep its output open for longer than git runs.
            String out = text.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (out.length() >= PatchLimits.BYTES) {
                throw new IOException("the diff " + PatchLimits.sentence());
            }
            return new Answer(process.exitValue(), out, errors.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException hangs) {
            silence = limit == first ? noAnswer() : silence(arguments.get(0));
            throw new IOException(silence, hangs);
        } catch (ExecutionException broken) {
            throw new IOException("what git " + arguments.get(0) + " prints cannot be read", broken);
        } finally {
            limit.usedSince(begin);
            Patience.stop(process);
        }
    }

    private String noAnswer() {
        return "git did not answer within "
                + Plurals.count(first.total().toSeconds(), "second") + " in " + workspace
                + ", so nothing is known of the clone; see why 'git rev-parse HEAD' hangs there";
    }

    private String silence(String command) {
        return "git took " + Plurals.count(patience.total().toMinutes(), "minute") + " in total in " + workspace
                + " and did not finish git " + command + "; "
                + (command.startsWith("diff")
                        ? "compare with a nearer commit"
                        : "set the clone right where the build runs");
    }

    /** The git to start; one that the search path finds in the workspace is not used. */
    private String program() throws IOException {
        if (program != null) {
            return program;
        }
        Path found = InstalledProgram.find("git", workspace, System.getenv().getOrDefault("PATH", ""));
        if (found == null) {
            throw new FileNotFoundException("git is not on the path");
        }
        return found.toString();
    }

    private static CompletableFuture<String> reading(InputStream in) {
        return CompletableFuture.supplyAsync(() -> read(in), task -> {
            Thread thread = new Thread(task, "coverage-monitor-git");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Reads everything, so that git never blocks, and keeps as much as a diff may have. */
    private static String read(InputStream in) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                kept.write(buffer, 0, Math.min(count, PatchLimits.BYTES - kept.size()));
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
