package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a job besides its points; stored again whenever it changes.
 *
 * @param name the job's full name, its parts separated by {@code /}
 * @param url its trend page on its controller, or {@code null} if that has no address
 * @param owners the teams or people it belongs to; empty if unknown
 * @param labels further names to group it by, besides folders and owners
 * @param alerts its open alerts
 */
public record JobDescription(
        String name, @Nullable String url, List<String> owners, List<String> labels, List<OpenAlert> alerts) {
    /** Creates a description; owners and labels are sorted, without duplicates. */
    public JobDescription {
        owners = owners.stream().distinct().sorted().toList();
        labels = labels.stream().distinct().sorted().toList();
        alerts = List.copyOf(alerts);
    }

    /** A job of which only the name is known. */
    public static JobDescription named(String name) {
        return new JobDescription(name, null, List.of(), List.of(), List.of());
    }

    /** Its folder, {@code ""} at the top. */
    public String folder() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
