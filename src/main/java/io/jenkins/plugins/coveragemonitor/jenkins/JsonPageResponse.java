package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.view.EntityTag;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A page's data as JSON. A page that asks again for what it has, by its entity tag, gets no second copy.
 *
 * @param json the data in UTF-8; not changed any more
 * @param caching whether the browser may keep it, as HTTP says it (RFC 9111)
 */
record JsonPageResponse(byte[] json, String caching) implements HttpResponse {
    /** Data that is never kept, as permissions and builds change. */
    JsonPageResponse(byte[] json) {
        this(json, "no-store");
    }

    /** The data of a page. */
    static JsonPageResponse of(Record page) {
        return new JsonPageResponse(ViewJson.bytes(page));
    }

    /** What is the same for everybody, at an address that names its content; kept for a year. */
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
