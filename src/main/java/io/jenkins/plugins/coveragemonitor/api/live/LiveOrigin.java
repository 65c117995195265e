package io.jenkins.plugins.coveragemonitor.api.live;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whether a page that opens a connection is one of ours: browsers send the credentials of a reader for any page. */
public final class LiveOrigin {
    private LiveOrigin() {}

    /**
     * Whether a connection may be opened.
     *
     * @param origin the header {@code Origin}; {@code null} for a program, which sends its credentials by itself
     * @param host the header {@code Host}
     * @param root the address at which the server knows itself, or {@code null}
     */
    public static boolean accepts(@Nullable String origin, @Nullable String host, String root) {
        if (origin == null) {
            return true;
        }
        try {
            String asking = authority(URI.create(origin));
            return asking != null
                    && (asking.equalsIgnoreCase(host)
                            || root != null && asking.equalsIgnoreCase(authority(URI.create(root))));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static String authority(URI address) {
        return address.getAuthority();
    }
}
