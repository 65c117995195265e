package hudson.util;

/** The part of Jenkins' type of this name that the plugin links against. */
public final class Secret {
    private Secret() {}

    public String getPlainText() {
        throw new UnsupportedOperationException();
    }
}
