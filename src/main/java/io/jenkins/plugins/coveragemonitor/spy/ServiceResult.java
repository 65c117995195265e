package io.jenkins.plugins.coveragemonitor.spy;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of one service, while it is put together. */
public final class ServiceResult {
    private final String service;
    private final List<ServiceManifest.ServiceReport> reports = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private ServiceRelease release = ServiceRelease.NONE;
    private int processes;

    /** An empty result. */
    public ServiceResult(String service) {
        this.service = service;
    }

    /**
     * Adds a report.
     *
     * @param folder the spy folder that contains it
     * @param classes the class files to analyse it with, {@code null} if it needs none
     */
    public void report(SpyFolder folder, Path file, String format, @Nullable Path classes) {
        reports.add(new ServiceManifest.ServiceReport(
                relative(folder, file), format, classes == null ? null : relative(folder, classes)));
    }

    private static String relative(SpyFolder folder, Path file) {
        return folder.root().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    /** Counts processes that delivered data. */
    public void delivered(int more) {
        processes += more;
    }

    /**
     * Adds the release that a process ran, by {@code COVERAGE_BUILD_ID} and {@code COVERAGE_IMAGE_DIGEST}.
     *
     * @param build empty if not given
     * @param image empty if not given
     */
    public void ran(String build, String image) {
        ran(ServiceRelease.of(build, image));
    }

    /** Adds the releases that processes ran. */
    public void ran(ServiceRelease more) {
        release = release.and(more);
    }

    /** Adds the release known from starting the processes. It counts only if they did not report it themselves. */
    public void started(ServiceRelease said) {
        if (processes > 0) {
            release = new ServiceRelease(
                    release.builds().isEmpty() ? said.builds() : release.builds(),
                    release.images().isEmpty() ? said.images() : release.images());
        }
    }

    /** Adds what was left out or corrected; one sentence without a full stop. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** Adds what ran and can no longer be counted, so that the service is partial; one sentence without a full stop. */
    public void lost(String sentence) {
        lost.add(sentence);
    }

    /** The final result of the service. */
    public ServiceManifest.Service finished() {
        release.differences().forEach(this::problem);
        Set<String> missing = new LinkedHashSet<>(lost);
        if (reports.isEmpty()) {
            missing.add("it delivered no coverage" + reason());
        }
        return new ServiceManifest.Service(
                service, processes, List.copyOf(reports), List.copyOf(problems), List.copyOf(missing), release);
    }

    /** Why there is no report, as far as known; lost data explains itself. */
    private String reason() {
        List<String> reasons = new ArrayList<>();
        if (lost.isEmpty() && processes > 0) {
            reasons.add(Plurals.count(processes, "process", "processes") + " of it ran and delivered "
                    + (processes == 1 ? "its" : "their") + " data, but executed none of the code that is measured");
        }
        reasons.addAll(problems);
        if (lost.isEmpty() && reasons.isEmpty()) {
            reasons.add("no process of it ran with the spy's environment, or none ended before the data was collected");
        }
        return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
    }
}
