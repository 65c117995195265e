package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sets of owners of files: most files of a build share a few sets, so that a number for each file suffices. */
final class OwnerSets {
    private final OwnerRules rules;
    private final Map<List<String>, Integer> indexes = new LinkedHashMap<>();

    OwnerSets(OwnerRules rules) {
        this.rules = rules;
        indexes.put(List.of(), 0);
    }

    /** The index of a file's owners in {@link #all}; 0 if it has none. */
    int indexOf(String path) {
        List<String> owners = List.copyOf(rules.owners(path));
        Integer known = indexes.get(owners);
        if (known == null) {
            known = indexes.size();
            indexes.put(owners, known);
        }
        return known;
    }

    /** The sets of owners, the empty one first. */
    List<List<String>> all() {
        return List.copyOf(new ArrayList<>(indexes.keySet()));
    }
}
