package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.notify.Comment;
import io.jenkins.plugins.coveragemonitor.notify.CommentMessages;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import java.util.List;

/**
 * The comment on a change request about a build: the Markdown summary, and the first new gaps beside their lines.
 *
 * @param request the address of the change request
 * @param link the address of the report, or {@code null}
 */
public record ChangeRequestComment(String request, String link) {
    private static final int REMARKS = 20;

    /**
     * The message about a build.
     *
     * @param monitor which of the job's monitors
     * @param before earlier measurements, newest first
     * @param critical how many files to test next to name
     */
    public Message of(BuildData build, String monitor, List<Measurement> before, int critical) {
        BuildPage page = BuildPages.of(build, before, critical);
        List<Comment.Remark> remarks = Annotations.of(page, build, AnnotationChoice.NEW_GAPS, REMARKS).stream()
                .map(gap -> new Comment.Remark(gap.path(), gap.from(), gap.to(), gap.message()))
                .toList();
        return new CommentMessages(build.job(), monitor, request)
                .result(
                        page.build(),
                        page.time(),
                        build.point().branch(),
                        build.point().commit(),
                        page.headline().sentence(),
                        MarkdownSummary.of(page, link),
                        remarks,
                        link);
    }
}
