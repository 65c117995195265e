package hudson.security;

/** The part of Jenkins' type of this name that the plugin links against. */
public final class Permission {
    @Deprecated
    public Permission(PermissionGroup group, String name, Permission impliedBy) {}

    public static Permission fromId(String id) {
        throw new UnsupportedOperationException();
    }
}
