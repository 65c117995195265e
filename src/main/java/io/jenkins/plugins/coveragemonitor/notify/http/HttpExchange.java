package io.jenkins.plugins.coveragemonitor.notify.http;

import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import java.net.http.HttpHeaders;

/** The result of a request: an answer, whatever its status, or none. */
public sealed interface HttpExchange {
    /**
     * The receiver answered.
     *
     * @param status the status
     * @param headers the headers
     * @param body the body, truncated at the given limit
     */
    record Answered(int status, HttpHeaders headers, String body) implements HttpExchange {
        /** Whether the status means success. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * There was no answer.
     *
     * @param why what that means for the message
     */
    record Failed(Delivery why) implements HttpExchange {}
}
