package hudson.security;

/** The part of Jenkins' type of this name that the plugin links against. */
public class ACLContext implements AutoCloseable {
    ACLContext() {}

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
