package io.jenkins.plugins.coveragemonitor.notify.http;

import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import java.net.http.HttpHeaders;

/** What came of a request: an answer, whatever it says, or none. */
public sealed interface HttpExchange {
    /**
     * The receiver answered.
     *
     * @param status the status
     * @param headers the headers
     * @param body the body, cut off where it is longer than was asked for
     */
    record Answered(int status, HttpHeaders headers, String body) implements HttpExchange {
        /** Whether the receiver did what it was asked for. */
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
