package io.jenkins.plugins.coveragemonitor.spy.language;

import io.jenkins.plugins.coveragemonitor.spy.ServiceData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the service that a V8 file belongs to. V8 writes where a variable said when the process began; a process that
 * names its service by another variable leaves its facts with that service.
 */
final class NodeData {
    private NodeData() {}

    /** The files of the processes of a service, wherever they are. */
    static List<Path> files(ServiceData data) throws IOException {
        Map<String, Set<String>> processes = new HashMap<>();
        Set<String> services = data.folder().services(List.of(data.service()));
        for (String service : services) {
            processes.put(service, processes(of(data, service)));
        }
        List<Path> files = new ArrayList<>();
        for (String service : services) {
            for (Path file : of(data, service).files("coverage-*.json")) {
                if (owner(process(file), service, processes).equals(data.service())) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private static ServiceData of(ServiceData data, String service) {
        return new ServiceData(data.folder(), service, data.language(), data.workspace(), data.patience());
    }

    /** The ids of the processes that left their facts with a service. */
    private static Set<String> processes(ServiceData data) throws IOException {
        Set<String> processes = new HashSet<>();
        for (Path facts : data.files("node-*.facts")) {
            processes.add(process(facts));
        }
        return processes;
    }

    /** The process id in a name such as {@code coverage-17-1795930039563-0.json}. */
    static String process(Path file) {
        return file.getFileName().toString().split("-")[1];
    }

    /** Processes in containers may have the same id, so facts beside the file come first. */
    private static String owner(String process, String beside, Map<String, Set<String>> processes) {
        if (processes.getOrDefault(beside, Set.of()).contains(process)) {
            return beside;
        }
        return processes.entrySet().stream()
                .filter(service -> service.getValue().contains(process))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(beside);
    }
}
