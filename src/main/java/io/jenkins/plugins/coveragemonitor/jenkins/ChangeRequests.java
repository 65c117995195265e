package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.EnvVars;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.CommentMessages;
import io.jenkins.plugins.coveragemonitor.publish.ChangeRequestComment;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The change requests of builds, and the comments on them. The request of a job is stored outside the job, so that its
 * end can be announced when the job is gone: a file for each job below {@code coverage-monitor/change-requests}.
 */
final class ChangeRequests {
    private static final String SUFFIX = ".json";

    private final Path folder;

    /** The change requests stored in a folder, which need not exist. */
    ChangeRequests(Path folder) {
        this.folder = folder;
    }

    /** The change request of a job. */
    private record Kept(String job, String monitor, String request) {}

    /**
     * The address of the change request, from a multibranch project or the Gerrit trigger; {@code null} if there is
     * none.
     */
    static @Nullable String address(EnvVars environment) {
        return Stream.of("CHANGE_URL", "GERRIT_CHANGE_URL")
                .map(name -> FormStrings.toNull(environment.get(name)))
                .filter(address -> address != null && address.matches("https?://\\S+"))
                .findFirst()
                .orElse(null);
    }

    /** Sends the result of a build to the channels that comment, if it was of a change request. */
    void comment(Run<?, ?> run, CoverageBuildAction action) throws IOException {
        String request = action.changeRequest();
        MonitorService service = MonitorService.get();
        if (request == null || service.commenting(run.getParent(), action.id()).isEmpty()) {
            return;
        }
        Job<?, ?> job = run.getParent();
        JobViews views =
                new JobViews(JobFiles.monitor(job, action.id()), new JenkinsJobContext(job.getFullName(), action.id()));
        Optional<BuildData> build = views.build(run.getNumber());
        if (build.isPresent()) {
            keep(new Kept(job.getFullName(), action.id(), request));
            service.comment(
                    job,
                    action.id(),
                    new ChangeRequestComment(request, BuildLinks.report(run, action.id()))
                            .of(build.get(), action.id(), views.before(run.getNumber()), views.criticalFiles()));
        }
    }

    /** Ends the comments on the change requests of a deleted job, which are taken as closed. */
    void deleted(String job) throws IOException {
        for (Path file : files()) {
            Kept kept = StoredJson.MAPPER.readValue(Files.readAllBytes(file), Kept.class);
            if (kept.job().equals(job)) {
                close(file, kept);
            }
        }
    }

    /** Ends the comments on change requests that a code host reports as closed, though their jobs still exist. */
    void closeOver(List<Channel> channels) throws IOException, InterruptedException {
        for (Path file : files()) {
            Kept kept = StoredJson.MAPPER.readValue(Files.readAllBytes(file), Kept.class);
            for (Channel channel : channels) {
                if (channel.comments() && channel.isOver(kept.request())) {
                    close(file, kept);
                    break;
                }
            }
        }
    }

    private static void close(Path file, Kept kept) throws IOException {
        CommentMessages messages = new CommentMessages(kept.job(), kept.monitor(), kept.request());
        MonitorService.get().comment(messages.closed(Clock.systemUTC().instant()));
        Files.deleteIfExists(file);
    }

    private void keep(Kept kept) throws IOException {
        Files.createDirectories(folder);
        String name = new CommentMessages(kept.job(), kept.monitor(), kept.request()).marker() + SUFFIX;
        new Journal(folder.resolve(name), line -> true).exclusively(writer -> {
            writer.replace(List.of(StoredJson.MAPPER.writeValueAsBytes(kept)));
            return null;
        });
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                all.forEach(files::add);
            }
        }
        return files;
    }
}
