package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.util.Secret;
import java.io.OutputStream;
import java.io.Serializable;

/**
 * Hides the token of a block in the build's log, where a shell that prints its commands would show it. It is stored
 * with the running Pipeline, where the token is encrypted, and may be sent to the agent that writes the log.
 */
final class TokenFilter extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1;

    private final Secret token;

    TokenFilter(Secret token) {
        this.token = token;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(Run build, OutputStream logger) {
        return new MaskedOutput(logger, token.getPlainText());
    }
}
