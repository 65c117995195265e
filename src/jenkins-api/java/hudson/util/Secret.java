package hudson.util;

import java.io.Serializable;

/** The part of Jenkins' type of this name that the plugin links against. */
public final class Secret implements Serializable {
    private Secret() {}

    public static Secret fromString(String data) {
        throw new UnsupportedOperationException();
    }

    public String getPlainText() {
        throw new UnsupportedOperationException();
    }
}
