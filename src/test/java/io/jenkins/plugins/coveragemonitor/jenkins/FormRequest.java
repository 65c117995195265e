package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;
import org.mockito.ArgumentMatchers;

/**
 * A submitted form, bound as Stapler binds it: a text that is not a number becomes nothing, a list of one entry comes as that
 * entry, and what a setter throws is wrapped in words about classes.
 */
public final class FormRequest {
    private FormRequest() {}

    public static StaplerRequest2 request() {
        StaplerRequest2 request = mock(StaplerRequest2.class);
        when(request.bindJSON(ArgumentMatchers.<Class<Object>>any(), any(JSONObject.class)))
                .thenAnswer(call -> bind(call.getArgument(0), call.getArgument(1)));
        when(request.bindJSONToList(any(), any())).thenAnswer(call -> {
            List<Object> all = new ArrayList<>();
            Object entries = call.getArgument(1);
            if (entries instanceof JSONObject || entries instanceof JSONArray) {
                for (Object each : JSONArray.fromObject(entries)) {
                    JSONObject entry = (JSONObject) each;
                    all.add(bind(Class.forName(entry.getString("$class")), entry));
                }
            }
            return all;
        });
        return request;
    }

    private static <T> T bind(Class<T> type, JSONObject form) throws ReflectiveOperationException {
        try {
            return Binding.bind(type, values(form));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Failed to instantiate " + type + " from " + form, e);
        }
    }

    private static Map<String, Object> values(JSONObject form) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Object key : form.keySet()) {
            if (!key.equals("$class")) {
                values.put((String) key, value(form.get(key)));
            }
        }
        return values;
    }

    private static Object value(Object json) {
        if (json instanceof JSONObject object) {
            return values(object);
        }
        if (json instanceof JSONArray array) {
            List<Object> all = new ArrayList<>();
            for (Object each : array) {
                all.add(value(each));
            }
            return all;
        }
        return json;
    }
}
