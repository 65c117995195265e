package io.jenkins.plugins.coveragemonitor.api.live;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Checks whether a page that opens a connection is ours, because browsers send a reader's credentials for any page. */
public final class LiveOrigin {
    private LiveOrigin() {}

    /**
     * Whether a connection may be opened.
     *
     * @param origin the header {@code Origin}; {@code null} for a program, which sends its own credentials
     * @param host the header {@code Host}
     * @param root the configured address of the server, or {@code null}
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
