package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The reports of running services in a workspace. Each service is a component; one that delivered nothing, or not
 * everything, is a report that cannot be used. Other files in the folder of services are raw data and not reports.
 */
final class ServiceReports {
    private final List<String> folders = new ArrayList<>();
    private final List<FoundReport> found = new ArrayList<>();
    private final List<ReadReport> missing = new ArrayList<>();
    private final List<String> damaged = new ArrayList<>();
    private final Map<String, List<String>> problems = new TreeMap<>();
    private final Map<String, ServiceRelease> services = new TreeMap<>();

    private ServiceReports() {}

    /** Searches a workspace. */
    static ServiceReports in(WorkspaceTree tree) {
        ServiceReports reports = new ServiceReports();
        for (String file : tree.files()) {
            if (file.equals(ServiceManifest.FILE) || file.endsWith("/" + ServiceManifest.FILE)) {
                reports.add(tree, file);
            }
        }
        return reports;
    }

    private void add(WorkspaceTree tree, String file) {
        String folder = file.substring(0, file.length() - ServiceManifest.FILE.length());
        try {
            ServiceManifest manifest = ServiceManifest.read(tree.resolve(file));
            folders.add(folder);
            for (ServiceManifest.Service service : manifest.services()) {
                add(service, folder, Set.copyOf(tree.files()));
            }
        } catch (IOException unusable) {
            damaged.add(FailureText.sentence(unusable));
        }
    }

    private void add(ServiceManifest.Service service, String folder, Set<String> files) {
        services.merge(service.name(), service.release(), ServiceRelease::and);
        for (ServiceManifest.ServiceReport report : service.reports()) {
            String classes = report.classes() == null ? null : literal(folder + report.classes());
            if (files.contains(folder + report.file())) {
                ReportSpec spec = new ReportSpec(service.name(), report.format(), null)
                        .withClasses(classes)
                        .optionally();
                found.add(new FoundReport(folder + report.file(), spec, report.format()));
            } else {
                missing.add(row(service.name(), folder + report.file(), "is no longer there"));
            }
        }
        problems.computeIfAbsent(service.name(), any -> new ArrayList<>())
                .addAll(service.problems().stream()
                        .map(problem -> "service " + service.name() + ": " + problem)
                        .toList());
        service.missing().forEach(why -> missing.add(row(service.name(), folder + "data/" + service.name(), why)));
    }

    private static ReadReport row(String service, String file, String why) {
        return ReadReport.builder(file)
                .component(service)
                .error(file + ": service " + service + ": " + why)
                .create();
    }

    /** A pattern for exactly one path: a special character of patterns matches as any character. */
    private static String literal(String path) {
        return path.replaceAll("[*?\\[\\]{}!,\\\\]", "?");
    }

    /** The reports to read. */
    List<FoundReport> found() {
        return found;
    }

    /** The reports that are missing, a row each. */
    List<ReadReport> missing() {
        return missing;
    }

    /**
     * Whether services were measured, even without success: then that is reported, and not that there are no reports.
     */
    boolean isAnything() {
        return !found.isEmpty() || !missing.isEmpty();
    }

    /** What cannot be read about services, a sentence each. */
    List<String> damaged() {
        return damaged;
    }

    /** The rows of reports, with the remarks about a service on its first row. */
    List<ReadReport> noted(List<ReadReport> rows) {
        List<ReadReport> noted = new ArrayList<>(rows.stream()
                .map(row -> owns(row.file())
                        ? row.asOfService(services.getOrDefault(row.component(), ServiceRelease.NONE))
                        : row)
                .toList());
        problems.forEach((service, sentences) -> {
            for (int i = 0; i < noted.size(); i++) {
                if (noted.get(i).component().equals(service)) {
                    for (String sentence : sentences) {
                        noted.set(i, noted.get(i).withProblem(sentence));
                    }
                    return;
                }
            }
        });
        return noted;
    }

    /** Whether a file belongs to measuring services, and so is not a report to be found by its content. */
    boolean owns(String file) {
        return folders.stream().anyMatch(file::startsWith);
    }
}
