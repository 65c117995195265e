package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.patch.Git;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitLineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitPatch;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineageQuestion;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.patch.PatchReader;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that a build changed, on the machine of its workspace: from the configured file, else by git against
 * the configured commit or the one that the work began from. If they cannot be determined, that is a problem, not a
 * failure. Git also says how the built commit relates to those of earlier builds.
 *
 * @param asked the git of the folder that was built
 * @param config how the job is monitored
 * @param base the commit or branch to compare with if the configuration names none; {@code null} if there is none
 * @param question the commits whose relation to the built one is wanted
 */
public record ChangedLinesQuery(Git asked, MonitorConfig config, @Nullable String base, LineageQuestion question) {
    /** Adds the changed lines, or the sentence why they are unknown, to what was collected. */
    public Collected of(Collected collected) throws InterruptedException {
        GitPatch git = git(collected);
        return noting(changed(collected.with(lineage(git)), git));
    }

    /** Adds the changes in a file, or the sentence why they cannot be read, to what was collected. */
    public Collected of(Collected collected, Path changes) throws InterruptedException {
        return noting(known(lineageOf(collected), () -> PatchReader.read(changes, measuredNames(collected))));
    }

    /** Adds that git gave no answer in time, unless the sentence about the changed lines says so. */
    private Collected noting(Collected collected) {
        Optional<String> silence = asked.silence();
        return silence.isEmpty() || collected.problems().stream().anyMatch(problem -> problem.contains(silence.get()))
                ? collected
                : collected.with(silence.get());
    }

    /** Adds only what git says about the commit to what was collected. */
    private Collected lineageOf(Collected collected) throws InterruptedException {
        return collected.with(lineage(git(collected)));
    }

    private @Nullable GitPatch git(Collected collected) {
        return isClone() ? new GitPatch(asked, measuredNames(collected)) : null;
    }

    /** Tells whether a file has the name of a measured one, whose folders may differ in reports. */
    private static Predicate<String> measuredNames(Collected collected) {
        Set<String> names = collected.measurement().files().stream()
                .map(file -> name(file.path()))
                .collect(Collectors.toSet());
        return path -> names.contains(name(path));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Collected changed(Collected collected, @Nullable GitPatch git) throws InterruptedException {
        return known(collected, () -> find(git, measuredNames(collected)));
    }

    /** The source of changed lines. */
    @FunctionalInterface
    private interface Source {
        @Nullable
        Patch patch() throws IOException, InterruptedException;
    }

    private static Collected known(Collected collected, Source source) throws InterruptedException {
        try {
            Patch patch = source.patch();
            Collected known = patch == null ? collected : collected.with(patch);
            for (String problem : patch == null ? List.<String>of() : patch.problems()) {
                known = known.with(problem);
            }
            return known;
        } catch (IOException unknown) {
            return collected.with("the changed lines are not known: " + FailureText.sentence(unknown));
        } catch (OutOfMemoryError large) {
            // A huge diff must not end the recording of a whole build.
            return collected.with(
                    "the changed lines are not known: the diff needs more memory to be read than this process has;"
                            + " compare with a nearer commit, or give more (-Xmx)");
        }
    }

    private @Nullable Patch find(@Nullable GitPatch git, Predicate<String> measured)
            throws IOException, InterruptedException {
        if (config.changes() != null) {
            return PatchReader.read(inWorkspace(config.changes()), measured);
        }
        if (config.changedSince() != null) {
            return (git == null ? new GitPatch(asked, measured) : git).since(config.changedSince());
        }
        return base == null || git == null ? null : sinceGood(git, base);
    }

    /** The changes since the last good build, or since an earlier one if git no longer knows that after a rewrite. */
    private Patch sinceGood(GitPatch git, String last) throws IOException, InterruptedException {
        try {
            return git.since(last);
        } catch (IOException unknown) {
            List<String> good = question.changes();
            boolean own = !good.isEmpty() && good.get(0).equals(last);
            for (String older : own ? good.subList(1, good.size()) : List.<String>of()) {
                try {
                    return git.since(older)
                            .with(unknown.getMessage() + "; the changed lines are counted from " + older
                                    + ", the last good change before it that is there");
                } catch (IOException alsoUnknown) {
                    // The first one has the remedy.
                }
            }
            throw unknown;
        }
    }

    private Lineage lineage(@Nullable GitPatch git) throws InterruptedException {
        return git == null ? Lineage.unknown("the workspace is not a git clone") : new GitLineage(git).answer(question);
    }

    /** A configured path may only name files of the workspace. */
    private Path inWorkspace(String name) throws IOException {
        try {
            Path workspace = asked.workspace();
            Path file = workspace.resolve(name).normalize();
            boolean inside = file.startsWith(workspace.normalize())
                    && (Files.notExists(file) || file.toRealPath().startsWith(workspace.toRealPath()));
            if (!inside) {
                throw new IOException(outside(name));
            }
            return file;
        } catch (InvalidPathException e) {
            throw new IOException(noName(name), e);
        }
    }

    /** Why a text cannot name a file of any workspace, in one sentence; empty if it can. */
    public static Optional<String> refusal(String name) {
        try {
            Path file = Path.of(name);
            boolean leaves = !file.isAbsolute() && file.normalize().startsWith("..");
            return leaves ? Optional.of(outside(name)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of(noName(name));
        }
    }

    private static String outside(String name) {
        return name + ": is outside of the workspace; name a file in it";
    }

    private static String noName(String name) {
        return name + ": is not a file name; name a file in the workspace";
    }

    private boolean isClone() {
        for (Path folder = asked.workspace().toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }
}
