package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import hudson.ExtensionList;
import hudson.util.FormValidation;
import java.time.ZoneId;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/** The preview of the digest in the system configuration. */
@SuppressWarnings({"rawtypes", "try"}) // what matters of a mocked class is that it is closed
class DigestPreviewTest {
    private final Jenkins jenkins = mock(Jenkins.class);
    private final MonitorRuntime runtime = mock(MonitorRuntime.class);
    private List<MockedStatic<?>> mocked = List.of();

    @BeforeEach
    void administratorIsLoggedIn() {
        MockedStatic<Jenkins> running = mockStatic(Jenkins.class);
        running.when(Jenkins::get).thenReturn(jenkins);
        MockedStatic<ExtensionList> lists = mockStatic(ExtensionList.class);
        lists.when(() -> ExtensionList.lookupSingleton(MonitorRuntime.class)).thenReturn(runtime);
        MockedStatic<FormValidation> answers = mockStatic(FormValidation.class);
        answers.when(() -> FormValidation.ok(anyString())).thenAnswer(call -> said("ok: " + call.getArgument(0)));
        answers.when(() -> FormValidation.error(anyString())).thenAnswer(call -> said("error: " + call.getArgument(0)));
        mocked = List.of(running, lists, answers);
    }

    @AfterEach
    void everybodyLeaves() {
        mocked.forEach(MockedStatic::close);
    }

    private static FormValidation said(String text) {
        FormValidation answer = mock(FormValidation.class);
        when(answer.getMessage()).thenReturn(text);
        return answer;
    }

    private static String preview(String days, String zone) {
        return new MonitorConfiguration().doPreviewDigest(days, zone).getMessage();
    }

    @Test
    void itSaysWhatWouldBeSentWithTheValuesOfTheForm() {
        when(runtime.digest(3, ZoneId.of("Europe/Berlin"))).thenReturn("1 job rose\nRose: shop +1.20 points\n");
        assertThat(preview("3", "Europe/Berlin")).isEqualTo("ok: 1 job rose · Rose: shop +1.20 points");
        when(runtime.digest(7, ZoneId.systemDefault())).thenReturn("");
        assertThat(preview("", "")).isEqualTo("ok: There is nothing to report, so no digest would be sent now.");
    }

    @Test
    void whatCannotBeADigestIsRefused() {
        assertThat(preview("7", "Mars"))
                .isEqualTo("error: digestZone 'Mars' is not a time zone; give one such as Europe/Berlin");
        assertThat(preview("400", "")).isEqualTo("error: digestDays is 400; give 1 to 366");
    }

    @Test
    void onlyAdministratorsSeeIt() {
        doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(Jenkins.ADMINISTER);
        assertThatThrownBy(() -> preview("7", "")).isInstanceOf(AccessDeniedException.class);
        verifyNoInteractions(runtime);
    }
}
