package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import java.util.List;

/**
 * A part of the comments of a change request.
 *
 * @param comments those of this part
 * @param next where the next part begins, as {@link CommentApi#list} takes it; −1 if this was the last
 */
record CommentList(List<Known> comments, int next) {
    /**
     * A comment that is there.
     *
     * @param id what the code host calls it
     * @param version its version, for hosts that require the version to be changed; else 0
     * @param text its Markdown
     */
    record Known(String id, long version, String text) {}
}
