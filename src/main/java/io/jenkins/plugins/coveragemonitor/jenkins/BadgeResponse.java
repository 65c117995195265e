package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.publish.Badge;
import io.jenkins.plugins.coveragemonitor.view.EntityTag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A badge as a picture. It may be cached, but is revalidated by its entity tag each time: a readme never shows an old
 * value, and an unchanged badge is not sent again.
 *
 * @param badge the badge
 */
record BadgeResponse(Badge badge) implements HttpResponse {
    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        byte[] svg = badge.svg().getBytes(StandardCharsets.UTF_8);
        String tag = EntityTag.of(svg);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("image/svg+xml;charset=UTF-8");
        response.setContentLength(svg.length);
        response.getOutputStream().write(svg);
    }
}
