package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.record.WorkspaceNote;
import io.jenkins.plugins.coveragemonitor.source.SourceArchive;
import io.jenkins.plugins.coveragemonitor.source.SourceText;
import io.jenkins.plugins.coveragemonitor.source.WorkspaceSources;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.Absence;
import io.jenkins.plugins.coveragemonitor.view.SourcePages;
import io.jenkins.plugins.coveragemonitor.view.SourceShown;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the text of a file of a build: where it is kept, else in the recorded workspace; or says why it is missing. */
public final class KeptSources {
    private final JobHome home;

    /** The sources of a job's monitor. */
    public KeptSources(JobHome home) {
        this.home = home;
    }

    /**
     * The source of a file.
     *
     * @param config the configuration of the build
     */
    public SourceShown of(int build, String path, MonitorConfig config) {
        try {
            SourceArchive archive = new SourceArchive(home);
            Optional<List<String>> kept = archive.read(build, path);
            if (kept.isPresent()) {
                return new SourceShown(kept.get(), null, null);
            }
            Optional<SourceShown> there = inWorkspace(build, path, config);
            return there.isPresent() ? there.get() : SourceShown.none(absence(build, config, archive.builds()));
        } catch (IOException damaged) {
            return SourceShown.none(SourcePages.unreadable(FailureText.sentence(damaged)));
        }
    }

    private Optional<SourceShown> inWorkspace(int build, String path, MonitorConfig config) throws IOException {
        Optional<Path> workspace = new WorkspaceNote(home, build).read().filter(Files::isDirectory);
        if (workspace.isEmpty()) {
            return Optional.empty();
        }
        Charset charset = config.sourceCodeEncoding() == null ? null : Charset.forName(config.sourceCodeEncoding());
        boolean changed =
                new WorkspaceNote(home, build).isOlderThan(workspace.get().resolve(path));
        String caution = changed
                ? "This is the file as it is in the workspace now. It was changed after #" + build
                        + " was recorded, so lines may not be where the numbers say."
                : null;
        return new WorkspaceSources(workspace.get())
                .read(path)
                .map(content -> new SourceShown(SourceText.lines(content, charset), null, caution));
    }

    private static Absence absence(int build, MonitorConfig config, List<Integer> kept) {
        boolean newer = !kept.isEmpty() && kept.get(kept.size() - 1) > build;
        return switch (config.sources()) {
            case NEVER -> SourcePages.never();
            case LAST_BUILD -> newer ? SourcePages.onlyOfLast(kept.get(kept.size() - 1)) : SourcePages.notFound();
            case CHANGED_FILES -> kept.contains(build) ? SourcePages.unchanged() : SourcePages.notFound();
            case EVERY_BUILD -> SourcePages.notFound();
        };
    }
}
