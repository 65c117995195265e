package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import net.sf.json.JSONObject;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface StaplerRequest2 extends HttpServletRequest {
    String getRestOfPath();

    <T> T bindJSON(Class<T> type, JSONObject src);

    <T> List<T> bindJSONToList(Class<T> type, Object src);
}
