package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds files of this build in a baseline, which need not be where the patch begins. */
final class BaselineFileLookup {
    private final GateContext context;
    private final Map<String, Patch> known = new HashMap<>();

    BaselineFileLookup(GateContext context) {
        this.context = context;
    }

    /** The path of a file in a baseline: by git's diff since its commit, else by the patch. */
    String path(Baseline baseline, String path) {
        Patch change = change(baseline);
        return change == null ? path : change.pathBefore(path);
    }

    /** The change since a baseline under the paths of this build; {@code null} if unknown. */
    private @Nullable Patch change(Baseline baseline) {
        String commit = baseline.point().commit();
        Patch since = commit == null || context.lineage() == null
                ? null
                : context.lineage().since().get(commit);
        return since == null
                ? context.change()
                : known.computeIfAbsent(commit, any -> since.onto(context.measurement()));
    }

    /** The lines that the change since a baseline only moved, by the paths of this build. */
    Map<String, List<MovedLines>> moved(Baseline baseline) {
        Map<String, List<MovedLines>> moved = new TreeMap<>();
        Patch since = change(baseline);
        if (since != null) {
            since.files().forEach((path, change) -> moved.put(path, change.moved()));
        }
        return moved;
    }
}
