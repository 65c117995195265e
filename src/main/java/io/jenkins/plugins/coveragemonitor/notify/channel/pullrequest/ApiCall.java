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
record ApiCall(String method, URI uri, @Nullable String body) {
    static ApiCall get(String uri) {
        return new ApiCall("GET", URI.create(uri), null);
    }

    static ApiCall delete(String uri) {
        return new ApiCall("DELETE", URI.create(uri), null);
    }

    static ApiCall of(String method, String uri, String body) {
        return new ApiCall(method, URI.create(uri), body);
    }
}
