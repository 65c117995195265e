package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

/** What happens to a comment when its change request is over. */
public enum WhenClosed {
    /** It stays as it is; the default. */
    KEEP,
    /** Only its verdict stays. */
    FOLD,
    /** It is deleted. */
    DELETE
}
