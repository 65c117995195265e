package hudson.model;

import java.io.PrintStream;
import java.io.PrintWriter;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface TaskListener {
    PrintStream getLogger();

    default PrintWriter error(String msg) {
        throw new UnsupportedOperationException();
    }
}
