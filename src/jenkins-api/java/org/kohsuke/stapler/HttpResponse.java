package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface HttpResponse {
    default void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException();
    }
}
