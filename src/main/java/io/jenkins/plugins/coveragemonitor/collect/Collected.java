package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.owner.CodeOwners;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a workspace's reports.
 *
 * @param measurement all usable reports, merged line by line
 * @param reports one row for each report, usable or not, in the order of paths
 * @param problems problems of no single report: a pattern without match, no report at all
 * @param absent reports that an earlier build had and that are missing here, although their sources exist
 * @param checkout what is known about the sources
 */
public record Collected(
        Measurement measurement,
        List<ReadReport> reports,
        List<String> problems,
        List<AbsentReport> absent,
        CheckoutFacts checkout) {
    /** Nothing was collected. */
    public static final Collected NOTHING = new Collected(Measurement.NONE, List.of(), List.of());

    /** Creates a result; the lists are copied. */
    public Collected {
        reports = List.copyOf(reports);
        problems = List.copyOf(problems);
        absent = absent == null ? List.of() : List.copyOf(absent);
    }

    /** A result without facts about the sources. */
    public Collected(Measurement measurement, List<ReadReport> reports, List<String> problems) {
        this(measurement, reports, problems, List.of(), CheckoutFacts.NONE);
    }

    /** The lines that the build changed, or {@code null} if unknown. */
    public @Nullable Patch patch() {
        return checkout.patch();
    }

    /** How the built commit relates to those of other builds, or {@code null} if unknown. */
    public @Nullable Lineage lineage() {
        return checkout.lineage();
    }

    /** Who owns which files, or {@code null} if unknown. */
    public @Nullable CodeOwners owners() {
        return checkout.owners();
    }

    /** A copy with owners. */
    public Collected with(@Nullable CodeOwners known) {
        return with(new CheckoutFacts(patch(), lineage(), known));
    }

    /** A copy with changed lines. */
    public Collected with(Patch lines) {
        return with(new CheckoutFacts(lines, lineage(), owners()));
    }

    /** A copy with what git says about the built commit. */
    public Collected with(Lineage known) {
        return with(new CheckoutFacts(patch(), known, owners()));
    }

    private Collected with(CheckoutFacts known) {
        return new Collected(measurement, reports, problems, absent, known);
    }

    /** A copy with one more problem of no single report. */
    public Collected with(String problem) {
        List<String> all = new ArrayList<>(problems);
        all.add(problem);
        return new Collected(measurement, reports, all, absent, checkout);
    }

    /** The sentences of unusable reports and of problems; empty if all is well. */
    public List<String> errors() {
        return Stream.concat(
                        reports.stream().filter(report -> !report.isUsable()).map(ReadReport::error), problems.stream())
                .toList();
    }
}
