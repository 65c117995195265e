package hudson.console;

import hudson.ExtensionPoint;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class ConsoleLogFilter implements ExtensionPoint {
    public ConsoleLogFilter() {}

    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(Run build, OutputStream logger) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
