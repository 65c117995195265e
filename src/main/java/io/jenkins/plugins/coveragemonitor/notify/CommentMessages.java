package io.jenkins.plugins.coveragemonitor.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates the messages about the builds of a change request for channels with comments.
 *
 * @param job the job's full name
 * @param monitor which of its monitors
 * @param request the address of the change request
 */
public record CommentMessages(String job, String monitor, String request) {
    /**
     * A build's result.
     *
     * @param branch the branch that was built, or {@code null}
     * @param commit the commit that was built, or {@code null}
     * @param title the verdict in one sentence
     * @param markdown the text of the comment
     * @param remarks remarks beside lines, for code hosts that accept them together with a comment
     * @param link the page with more, or {@code null}
     */
    public Message result(
            int build,
            Instant time,
            @Nullable String branch,
            @Nullable String commit,
            String title,
            String markdown,
            List<Comment.Remark> remarks,
            String link) {
        return message(build, time, branch, commit, title, link, markdown, remarks, Comment.Action.WRITE);
    }

    /** The end of the change request. */
    public Message closed(Instant time) {
        return message(
                0, time, null, null, job + ": the change request is over", null, "", List.of(), Comment.Action.CLOSE);
    }

    private Message message(
            int build,
            Instant time,
            @Nullable String branch,
            @Nullable String commit,
            String title,
            @Nullable String link,
            String markdown,
            List<Comment.Remark> remarks,
            Comment.Action action) {
        String marker = marker();
        return Message.builder(hash(marker + "\n" + request + "\n" + build + "\n" + action + "\n" + markdown), time)
                .job(job)
                .build(build)
                .branch(branch == null ? "" : branch)
                .commit(commit)
                .title(title)
                .link(link)
                .comment(new Comment(request, commit, marker, markdown, remarks, action))
                .create();
    }

    /** The marker that identifies the comment. */
    public String marker() {
        return hash(job + "\n" + monitor);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
