package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.mockito.ArgumentCaptor;

/** A page that has the newest data already gets no second copy of it. */
class JsonPageResponseTest {
    private record Data(int number) {}

    private final StaplerRequest2 request = mock();
    private final StaplerResponse2 response = mock();
    private final ServletOutputStream body = mock();

    private String answer(int number, String known) throws IOException {
        when(request.getHeader("If-None-Match")).thenReturn(known);
        when(response.getOutputStream()).thenReturn(body);
        JsonPageResponse.of(new Data(number)).generateResponse(request, response, null);
        ArgumentCaptor<String> tag = ArgumentCaptor.captor();
        verify(response).setHeader(eq("ETag"), tag.capture());
        return tag.getValue();
    }

    @Test
    void theSameDataIsNotSentTwice() throws IOException {
        answer(1, new JsonPageResponseTest().answer(1, null));
        verify(response).setStatus(304);
        verify(body, never()).write(any(byte[].class));
    }

    @Test
    void otherDataIsSentWithATagOfItsOwn() throws IOException {
        String old = new JsonPageResponseTest().answer(1, null);
        assertThat(answer(2, old)).isNotEqualTo(old).matches("\"[0-9a-f]{24}\"");
        verify(body).write("{\"number\":2}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        verify(response).setContentType("application/json;charset=UTF-8");
    }
}
