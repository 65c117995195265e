package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.api.live.LiveConnection;
import io.jenkins.plugins.coveragemonitor.api.live.LiveHub;
import io.jenkins.plugins.coveragemonitor.api.live.LiveQuestion;
import io.jenkins.plugins.coveragemonitor.api.live.LiveViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.websocket.WebSocketSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * One page, or program, connected by Jenkins' own WebSocket support, which also detects by pings whether it is still
 * there.
 */
final class LiveSession extends WebSocketSession implements LiveConnection, LiveViewer {
    private static final Logger LOG = Logger.getLogger(LiveSession.class.getName());

    private final LiveHub hub;
    private final LiveQuestion question;
    private final Authentication reader;
    private volatile @Nullable Future<?> sent;

    LiveSession(LiveHub hub, LiveQuestion question, Authentication reader) {
        this.hub = hub;
        this.question = question;
        this.reader = reader;
    }

    @Override
    protected void opened() {
        if (!hub.open(this, this, question)) {
            end();
        }
    }

    @Override
    protected void closed(int statusCode, String reason) {
        hub.forget(this);
    }

    @Override
    protected void error(Throwable cause) {
        LOG.log(Level.FINE, cause, () -> "A live connection broke");
        hub.forget(this);
    }

    @Override
    public void send(String text) {
        try {
            sent = sendText(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public boolean isBusy() {
        Future<?> last = sent;
        return last != null && !last.isDone();
    }

    @Override
    public void end() {
        try {
            close();
        } catch (IOException broken) {
            LOG.log(Level.FINE, broken, () -> "A live connection could not be closed");
        }
    }

    @Override
    public boolean maySee(String job) {
        return may(job, false);
    }

    @Override
    public boolean mayChange(String job) {
        return may(job, true);
    }

    /** Checked at each message, so that a withdrawn permission takes effect with the next one. */
    @SuppressWarnings("try")
    private boolean may(String name, boolean change) {
        try (ACLContext asReader = ACL.as2(reader)) {
            if (name.isEmpty()) {
                return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
            }
            Job<?, ?> job = JenkinsJobs.visible(name).orElse(null);
            return job != null && (!change || job.hasPermission(Item.CONFIGURE));
        }
    }
}
