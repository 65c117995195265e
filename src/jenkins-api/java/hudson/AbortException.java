package hudson;

import java.io.IOException;

/** The part of Jenkins' type of this name that the plugin links against. */
public class AbortException extends IOException {
    public AbortException(String message) {
        super(message);
    }
}
