package io.jenkins.plugins.coveragemonitor.history;

import java.util.HashMap;
import java.util.Map;

/** The names of components, ratchets and branches in a history, each stored once however many builds have it. */
final class NamesOfHistory {
    /** The most shared names: a job of change requests has a branch for each build, which need not be shared. */
    private static final int MOST = 10_000;

    private final Map<String, String> names = new HashMap<>();

    /** The same name as it was first seen. */
    String shared(String name) {
        String known = names.get(name);
        if (known == null && names.size() < MOST) {
            names.put(name, name);
        }
        return known == null ? name : known;
    }
}
