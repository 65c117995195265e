package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.gate.Change;
import java.util.Set;

/** A patch as gates look at it. */
record PatchChange(Patch patch) implements Change {
    @Override
    public Set<String> paths() {
        return patch.paths();
    }

    @Override
    public boolean touches(String path, int line) {
        return patch.touches(path, line);
    }
}
