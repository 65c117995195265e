package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a job beside its points; stored again whenever it changes.
 *
 * @param name the job's full name, its parts separated by {@code /}
 * @param url its trend page on its controller, or {@code null} if that has no address
 * @param owners the teams or people it belongs to; empty if that is not known
 * @param labels what it is grouped by beside folders and owners
 * @param alerts its open alerts
 */
public record JobDescription(
        String name, @Nullable String url, List<String> owners, List<String> labels, List<OpenAlert> alerts) {
    /** Creates a description; owners and labels are sorted, without doubles. */
    public JobDescription {
        owners = owners.stream().distinct().sorted().toList();
        labels = labels.stream().distinct().sorted().toList();
        alerts = List.copyOf(alerts);
    }

    /** A job of which only the name is known. */
    public static JobDescription named(String name) {
        return new JobDescription(name, null, List.of(), List.of(), List.of());
    }

    /** The folder it lies in, {@code ""} at the top. */
    public String folder() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
