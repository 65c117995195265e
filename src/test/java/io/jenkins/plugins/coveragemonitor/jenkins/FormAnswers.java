package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.concurrent.Callable;
import org.mockito.MockedStatic;

/** What a check of a form answers, as a text that can be compared. */
final class FormAnswers {
    /** A job whose form is being filled in by somebody who may. */
    static final Item JOB = mock(Item.class);

    private FormAnswers() {}

    /** {@code ""} for nothing to say; the sentence of an error; {@code warning: } and the sentence of a warning. */
    public static String of(Callable<FormValidation> check) {
        try (MockedStatic<FormValidation> jenkins = mockStatic(FormValidation.class)) {
            FormValidation ok = saying("");
            jenkins.when(FormValidation::ok).thenReturn(ok);
            jenkins.when(() -> FormValidation.ok(anyString())).thenAnswer(call -> saying("ok: " + call.getArgument(0)));
            jenkins.when(() -> FormValidation.error(anyString())).thenAnswer(call -> saying(call.getArgument(0)));
            jenkins.when(() -> FormValidation.warning(anyString()))
                    .thenAnswer(call -> saying("warning: " + call.getArgument(0)));
            return check.call().getMessage();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static FormValidation saying(String text) {
        FormValidation answer = mock(FormValidation.class);
        when(answer.getMessage()).thenReturn(text);
        return answer;
    }
}
