package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.DiskSize;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.source.SourceArchive;
import io.jenkins.plugins.coveragemonitor.source.SourceArchive.Kept;
import io.jenkins.plugins.coveragemonitor.source.SourceFiles;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps the text of the files that one call of a build measured. A failure loses the text, but affects neither the
 * build nor its numbers.
 */
public final class SourceKeeper {
    private static final int NAMED = 3;

    private final SourceArchive archive;

    /** Keeps the text for a job's monitor. */
    public SourceKeeper(JobHome home) {
        this.archive = new SourceArchive(home);
    }

    /**
     * Keeps as much as the build's configuration says.
     *
     * @param collected what this call measured
     * @param data the build so far
     * @param files the workspace of the call
     * @return lines for the build's log; empty if nothing is kept and nothing is missing
     */
    public List<String> keep(Collected collected, RecordResult recorded, BuildData data, SourceFiles files) {
        MonitorConfig config = recorded.record().config();
        Set<String> paths = paths(collected, data, config.sources());
        try {
            Kept kept = archive.keep(
                    recorded.build().number(), paths, files, config.sourceCodeEncoding(), config.sources());
            return words(kept);
        } catch (IOException | RuntimeException failed) {
            return List.of("note: the sources of this build could not be kept, so its pages show no text: "
                    + FailureText.reason(failed));
        }
    }

    private static Set<String> paths(Collected collected, BuildData data, SourceRetention retention) {
        Set<String> measured = new TreeSet<>();
        for (Component component : collected.measurement().components().values()) {
            measured.addAll(component.filesByPath().keySet());
        }
        if (retention == SourceRetention.NEVER) {
            return Set.of();
        }
        if (retention == SourceRetention.CHANGED_FILES) {
            NewGaps gaps = data.newGaps();
            Patch patch = data.mapped();
            measured.removeIf(path -> !gaps.changed().containsKey(path)
                    && !gaps.lost().containsKey(path)
                    && (patch == null || !patch.files().containsKey(path)));
        }
        return measured;
    }

    private static List<String> words(Kept kept) {
        List<String> lines = new ArrayList<>();
        if (kept.files() > 0) {
            lines.add("sources of " + kept.files() + (kept.files() == 1 ? " file" : " files") + " kept, "
                    + DiskSize.of(kept.added()) + " added");
        }
        int missing = kept.missing().size();
        if (missing > 0) {
            String more = missing > NAMED ? " and " + (missing - NAMED) + " more" : "";
            lines.add("note: the text of " + missing + (missing == 1 ? " measured file" : " measured files")
                    + " is not kept, as it is not in the workspace or over 4 MB: "
                    + kept.missing().stream().limit(NAMED).collect(Collectors.joining(", ")) + more);
        }
        return lines;
    }
}
