package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletRequest;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface StaplerRequest2 extends HttpServletRequest {
    String getRestOfPath();
}
