package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import java.util.List;

/**
 * A part of the comments of a change request.
 *
 * @param comments the comments of this part
 * @param next where the next part begins, as {@link CommentApi#list} takes it; −1 if this was the last
 */
record CommentList(List<Known> comments, int next) {
    /**
     * An existing comment.
     *
     * @param id the code host's id
     * @param version its version, for hosts that require it in a change; else 0
     * @param text its Markdown
     */
    record Known(String id, long version, String text) {}
}
