package io.jenkins.plugins.coveragemonitor.spy.session;

import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.ExecutionMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataStore;

/**
 * The execution data of instances, one file each, to which every answer is added. When an instance runs another build,
 * a new file is begun; the old one is kept with the class files that it was measured with, so that it can still be
 * read.
 */
final class KeptExecutions {
    private final SpyFolder folder;
    private final Clock clock;

    KeptExecutions(SpyFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Adds an answer.
     *
     * @param instance letters, digits, dots, dashes and underscores
     */
    void keep(String service, String instance, ExecutionDataStore received) throws IOException {
        Path data = Files.createDirectories(folder.data(service, SpyLanguage.JAVA));
        Path file = data.resolve(instance + ".exec");
        ExecutionMerge merge = new ExecutionMerge();
        if (Files.isRegularFile(file)) {
            ExecutionMerge known = new ExecutionMerge();
            known.add(file);
            if (isAnotherBuild(known.store(), received)) {
                putAside(service, instance, file);
            } else {
                merge.add(known.store());
            }
        }
        merge.add(received);
        merge.write(file);
    }

    private void putAside(String service, String instance, Path file) throws IOException {
        Path kept = Files.createDirectories(folder.root().resolve("builds").resolve(service));
        String name = instance + "." + clock.millis();
        Files.move(file, kept.resolve(name + ".exec"), StandardCopyOption.REPLACE_EXISTING);
        // Written when the service was last collected, before the new build answered.
        Path classes = folder.report(service).resolve("classes.jar");
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, kept.resolve(name + ".classes.jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whether a class has changed. */
    private static boolean isAnotherBuild(ExecutionDataStore known, ExecutionDataStore received) {
        Map<String, Long> identities = new HashMap<>();
        known.getContents().forEach(data -> identities.put(data.getName(), data.getId()));
        for (ExecutionData data : received.getContents()) {
            if (identities.getOrDefault(data.getName(), data.getId()) != data.getId()) {
                return true;
            }
        }
        return false;
    }
}
