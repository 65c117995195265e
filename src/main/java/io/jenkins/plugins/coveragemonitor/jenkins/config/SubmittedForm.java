package io.jenkins.plugins.coveragemonitor.jenkins.config;

import java.util.List;
import java.util.function.Supplier;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Binds our types from a submitted form. Their refusals are shown as they are: otherwise Stapler would wrap them in
 * words about classes, and Jenkins would show its error page.
 */
public final class SubmittedForm {
    private SubmittedForm() {}

    /**
     * Binds one object with everything in it.
     *
     * @throws InvalidOptionException if it is not valid
     */
    public static <T> T bind(StaplerRequest2 request, Class<T> type, JSONObject form) {
        SubmittedNumbers.check(type, form);
        return bound(() -> request.bindJSON(type, form));
    }

    /**
     * Binds the entries of a list; an empty list is not in the form at all.
     *
     * @throws InvalidOptionException if one is not valid
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
