package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletResponse;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface StaplerResponse2 extends HttpServletResponse {}
