package hudson.security;

import java.util.Iterator;

/** The part of Jenkins' type of this name that the plugin links against. */
public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {
    private PermissionGroup() {}

    @Override
    public Iterator<Permission> iterator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(PermissionGroup other) {
        throw new UnsupportedOperationException();
    }
}
