package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is missing of components that consist of source files: their files in missing reports, or all of their files if
 * no existing report lists any.
 */
final class MissingSources {
    private final BuildRecord read;
    private final Measurement whole;
    private final List<EarlierBuild> earlier;
    private final List<ReportSpec> components;

    MissingSources(BuildRecord read, Measurement whole, List<EarlierBuild> earlier) {
        this.read = read;
        this.whole = whole;
        this.earlier = earlier;
        this.components = read.config().reports().stream()
                .filter(spec -> spec.sources() != null)
                .toList();
    }

    /**
     * What is missing of the components.
     *
     * @param missing what is missing of the build
     */
    List<Missing> among(List<Missing> missing) {
        List<Missing> lacking = new ArrayList<>();
        for (ReportSpec component : components) {
            List<Missing> reports = missing.stream()
                    .filter(one -> one.component().isEmpty() && !one.testsOnly() && mayHold(one, component))
                    .map(one -> new Missing(
                            component.component(), one.report(), one.why(), one.lastBuild(), false, one.flag()))
                    .toList();
            lacking.addAll(reports);
            boolean nothing = whole.component(component.component()).isEmpty();
            if (nothing && reports.isEmpty() && whole.isMeasured() && !component.optional()) {
                unlisted(component).ifPresent(lacking::add);
            }
        }
        return lacking;
    }

    /**
     * No report lists a file of a component. That is no loss if the files that a report listed before have left the
     * workspace.
     */
    private Optional<Missing> unlisted(ReportSpec component) {
        Optional<EarlierBuild> had = earlier.stream()
                .filter(build -> build.record().reports().stream()
                        .anyMatch(report ->
                                ofProject(report) && report.sample().stream().anyMatch(path -> isOf(path, component))))
                .findFirst();
        boolean isThere = read.absent().stream()
                .flatMap(report -> report.unmeasured().stream())
                .anyMatch(path -> isOf(path, component));
        if (had.isPresent() && !isThere) {
            return Optional.empty();
        }
        String since = had.map(build -> ", last listed in " + build.name())
                .orElse("; correct the pattern, or remove the component from the configuration");
        return Optional.of(new Missing(
                component.component(),
                null,
                "component " + component.component() + " was not measured: no report lists a file that matches '"
                        + component.sources() + "'" + since,
                had.map(EarlierBuild::number).orElse(null)));
    }

    /**
     * Whether a missing report may list files of a component: some of its known files are of the component, or not all
     * of its files are known.
     */
    private boolean mayHold(Missing one, ReportSpec component) {
        List<ReadReport> known = earlier.stream()
                .filter(build -> one.lastBuild() != null && build.number() == one.lastBuild())
                .flatMap(build -> build.record().reports().stream())
                .filter(report -> ofProject(report) && isOne(report, one.report()))
                .toList();
        return known.isEmpty()
                || known.stream()
                        .anyMatch(report -> report.sample().size() < report.files()
                                || report.sample().stream().anyMatch(path -> isOf(path, component)));
    }

    private static boolean ofProject(ReadReport report) {
        return report.isUsable() && !report.isOfTests() && report.component().isEmpty();
    }

    /** Whether a report is at a path, or matches a pattern. */
    private static boolean isOne(ReadReport report, @Nullable String path) {
        return path == null || report.file().equals(path) || Glob.anywhere(path).matches(report.file());
    }

    /** A file belongs to the first component that matches. */
    private boolean isOf(String path, ReportSpec component) {
        return components.stream()
                .filter(spec -> Glob.of(Objects.requireNonNull(spec.sources())).matches(path))
                .findFirst()
                .filter(component::equals)
                .isPresent();
    }
}
