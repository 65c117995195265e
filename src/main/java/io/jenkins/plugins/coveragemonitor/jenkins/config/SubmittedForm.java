package io.jenkins.plugins.coveragemonitor.jenkins.config;

import java.util.List;
import java.util.function.Supplier;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Makes our types of what a form submits. What they refuse comes out as it was said: on its way Stapler wraps it in words
 * about classes, and Jenkins would end on a page about a broken Jenkins.
 */
public final class SubmittedForm {
    private SubmittedForm() {}

    /**
     * One object with everything in it.
     *
     * @throws InvalidOptionException if it makes no sense
     */
    public static <T> T bind(StaplerRequest2 request, Class<T> type, JSONObject form) {
        SubmittedNumbers.check(type, form);
        return bound(() -> request.bindJSON(type, form));
    }

    /**
     * The entries of a list; one without entries is not in the form at all.
     *
     * @throws InvalidOptionException if one makes no sense
     */
    static <T> List<T> bindList(StaplerRequest2 request, String field, Class<T> type, JSONObject form) {
        SubmittedChoices.join(form.opt(field));
        SubmittedNumbers.checkList(field, type, form.opt(field));
        return bound(() -> request.bindJSONToList(type, form.opt(field)));
    }

    private static <T> T bound(Supplier<T> binding) {
        try {
            return binding.get();
        } catch (RuntimeException failure) {
            InvalidOptionException refused = InvalidOptionException.in(failure);
            throw refused == null ? failure : refused;
        }
    }
}
