package hudson.util;

import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

/** The part of Jenkins' type of this name that the plugin links against. */
public abstract class FormValidation extends IOException implements HttpResponse {
    private FormValidation() {}

    public static FormValidation ok() {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation error(String message) {
        throw new UnsupportedOperationException();
    }
}
