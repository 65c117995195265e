package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.view.EntityTag;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A page's data as JSON. It is not sent again to a page that already has it, by its entity tag.
 *
 * @param json the data in UTF-8; must not change afterwards
 * @param caching the header {@code Cache-Control} (RFC 9111)
 */
record JsonPageResponse(byte[] json, String caching) implements HttpResponse {
    /** Data that must not be cached, because permissions and builds change. */
    JsonPageResponse(byte[] json) {
        this(json, "no-store");
    }

    /** The data of a page. */
    static JsonPageResponse of(Record page) {
        return new JsonPageResponse(ViewJson.bytes(page));
    }

    /** Data that is the same for everybody, at an address that identifies its content; cached for a year. */
    static JsonPageResponse kept(byte[] json) {
        return new JsonPageResponse(json, "public, max-age=31536000, immutable");
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        String tag = EntityTag.of(json);
        response.setHeader("Cache-Control", caching);
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
