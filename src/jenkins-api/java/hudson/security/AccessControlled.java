package hudson.security;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface AccessControlled {
    ACL getACL();

    default boolean hasPermission(Permission permission) {
        throw new UnsupportedOperationException();
    }

    default void checkPermission(Permission permission) {
        throw new UnsupportedOperationException();
    }
}
