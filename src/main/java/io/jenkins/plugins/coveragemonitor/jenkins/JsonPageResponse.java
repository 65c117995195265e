package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.view.EntityTag;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A page's data as JSON; never kept by the browser, as permissions and builds change.
 * A page that asks again for what it has, by its entity tag, gets no second copy.
 *
 * @param json the data in UTF-8; not changed any more
 */
record JsonPageResponse(byte[] json) implements HttpResponse {
    /** The data of a page. */
    static JsonPageResponse of(Record page) {
        return new JsonPageResponse(ViewJson.bytes(page));
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        String tag = EntityTag.of(json);
        response.setHeader("Cache-Control", "no-store");
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
