package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of an owner in CODEOWNERS as a component of that name, so that a gate judges them like any component. The
 * history has the owner's counters; files of an earlier build are selected by the current rules.
 *
 * @param owner the owner's name, such as {@code @org/team}
 * @param rules who owns which files
 */
record OwnedFiles(String owner, OwnerRules rules) {
    Measurement of(Measurement measurement) {
        List<FileCoverage> files = measurement.files().stream()
                .filter(file -> rules.owners(file.path()).contains(owner))
                .toList();
        return Measurement.of(List.of(Component.of(owner, files)), measurement.tests());
    }

    /** Missing files may be anybody's, so a partial measurement is partial for every owner. */
    Point of(Point point) {
        Map<String, Counters> components = new TreeMap<>(point.components());
        components.put(owner, point.owners().getOrDefault(owner, Counters.NONE));
        List<Missing> missing = point.completeness().missing().stream()
                .map(one -> new Missing(owner, one.report(), one.why(), one.lastBuild(), one.testsOnly(), one.flag()))
                .toList();
        return point.toBuilder()
                .components(components)
                .completeness(missing.isEmpty() ? Completeness.COMPLETE : new Completeness(missing))
                .create();
    }

    JobHistory of(JobHistory past) {
        return new JobHistory(
                past.name(),
                past.job(),
                past.points().stream().map(this::of).toList(),
                new JobHistory.Lookups(
                        build -> past.details().apply(build).map(this::of),
                        past.bests(),
                        past.verdicts(),
                        past.accepted()));
    }
}
