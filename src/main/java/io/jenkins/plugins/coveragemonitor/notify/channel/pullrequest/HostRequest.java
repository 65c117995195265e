package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A request to a code host's API.
 *
 * @param method such as {@code PUT}
 * @param uri the address
 * @param body JSON, or {@code null} for none
 */
record HostRequest(String method, URI uri, @Nullable String body) {
    static HostRequest get(String uri) {
        return new HostRequest("GET", URI.create(uri), null);
    }

    static HostRequest delete(String uri) {
        return new HostRequest("DELETE", URI.create(uri), null);
    }

    static HostRequest of(String method, String uri, String body) {
        return new HostRequest(method, URI.create(uri), body);
    }
}
