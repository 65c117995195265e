package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.util.FormValidation;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of a form field while people type, with the sentence with which the engine would refuse the value. */
public final class FieldValidation {
    private FieldValidation() {}

    /** Refuses what the construction refuses. */
    public static FormValidation of(Runnable construction) {
        String refusal = refusal(construction);
        return refusal == null ? FormValidation.ok() : FormValidation.error(refusal);
    }

    /** The same for a field that may be empty. */
    public static FormValidation of(String value, Runnable construction) {
        return FormStrings.toNull(value) == null ? FormValidation.ok() : of(construction);
    }

    /**
     * Refuses an invalid field, alone or together with the fields around it. Of the latter only errors that name the
     * field are shown: other fields report their own errors.
     */
    public static FormValidation of(String field, Runnable alone, Runnable together) {
        String refusal = refusal(alone);
        if (refusal == null) {
            String all = refusal(together);
            refusal = all != null && names(all, field) ? all : null;
        }
        return refusal == null ? FormValidation.ok() : FormValidation.error(refusal);
    }

    /** Refuses a text for the reason that the function returns, if any; an empty field is accepted. */
    public static FormValidation of(String value, Function<String, Optional<String>> refusal) {
        String given = FormStrings.toNull(value);
        return given == null
                ? FormValidation.ok()
                : refusal.apply(given).map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    private static boolean names(String sentence, String field) {
        return Pattern.compile("\\b" + Pattern.quote(field) + "\\b")
                .matcher(sentence)
                .find();
    }

    private static @Nullable String refusal(Runnable construction) {
        try {
            construction.run();
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
