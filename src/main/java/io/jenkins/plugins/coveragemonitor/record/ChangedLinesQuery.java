package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitLineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitPatch;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineageQuestion;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.patch.PatchReader;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that a build changed, where its workspace is: in the file that the configuration names, else by git
 * against the commit that it names or that the work began from. Lines that cannot be determined are a problem, not a
 * failure. Beside that git answers how the built commit relates to those of earlier builds.
 *
 * @param workspace the folder that was built
 * @param config how the job is monitored
 * @param base the commit or branch to compare with if the configuration names none; {@code null} if there is none
 * @param question what those who keep history want to know
 */
public record ChangedLinesQuery(Path workspace, MonitorConfig config, @Nullable String base, LineageQuestion question) {
    /** What was collected, with the changed lines or with the sentence why they are not known. */
    public Collected of(Collected collected) throws InterruptedException {
        GitPatch git = git();
        return changed(collected.with(lineage(git)), git);
    }

    /** What was collected, with the changes in a file or with the sentence why they cannot be read. */
    public Collected of(Collected collected, Path changes) throws InterruptedException {
        return known(lineageOf(collected), () -> PatchReader.read(changes));
    }

    /** What was collected, with what git answers alone. */
    private Collected lineageOf(Collected collected) throws InterruptedException {
        return collected.with(lineage(git()));
    }

    private @Nullable GitPatch git() {
        return isClone() ? new GitPatch(workspace) : null;
    }

    private Collected changed(Collected collected, @Nullable GitPatch git) throws InterruptedException {
        return known(collected, () -> find(git));
    }

    /** Where changed lines come from. */
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
            return collected.with("the changed lines are not known: " + unknown.getMessage());
        } catch (OutOfMemoryError large) {
            // Whoever writes the diff must not end the record of a whole build.
            return collected.with(
                    "the changed lines are not known: the diff needs more memory to be read than this process has;"
                            + " compare with a nearer commit, or give more (-Xmx)");
        }
    }

    private @Nullable Patch find(@Nullable GitPatch git) throws IOException, InterruptedException {
        if (config.changes() != null) {
            return PatchReader.read(inWorkspace(config.changes()));
        }
        if (config.changedSince() != null) {
            return (git == null ? new GitPatch(workspace) : git).since(config.changedSince());
        }
        return base == null || git == null ? null : sinceGood(git, base);
    }

    /** Since the last good change, or, if the branch was rewritten and git does not know it any more, since one before it. */
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
                    // The first one says what is to be done.
                }
            }
            throw unknown;
        }
    }

    private Lineage lineage(@Nullable GitPatch git) throws InterruptedException {
        return git == null ? Lineage.unknown("the workspace is not a git clone") : new GitLineage(git).answer(question);
    }

    /** A path in a configuration is somebody's text: it may name files of the workspace and no others. */
    private Path inWorkspace(String name) throws IOException {
        try {
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
        for (Path folder = workspace.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }
}
