package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A service that sends its coverage has no crumb; another site's page cannot have a block's token. */
@Extension
public final class UploadCrumbExclusion extends CrumbExclusion {
    @Override
    public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getPathInfo();
        if (path == null || !path.startsWith("/" + UploadAction.NAME + "/")) {
            return false;
        }
        chain.doFilter(request, response);
        return true;
    }
}
