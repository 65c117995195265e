package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.Patch;
import java.util.HashMap;
import java.util.Map;

/** Finds files again in a baseline, which need not be the build where the patch begins. */
final class BaselineFileLookup {
    private final GateContext context;
    private final Map<String, ChangedCode> known = new HashMap<>();

    BaselineFileLookup(GateContext context) {
        this.context = context;
    }

    /** The path that a file of this build had in a baseline: by git's diff since its commit, else by the patch. */
    String path(Baseline baseline, String path) {
        String commit = baseline.point().commit();
        Patch since = commit == null || context.lineage() == null
                ? null
                : context.lineage().since().get(commit);
        ChangedCode change = since == null
                ? context.change()
                : known.computeIfAbsent(commit, any -> ChangedCode.of(since, context.measurement()));
        return change == null ? path : change.before(path);
    }
}
