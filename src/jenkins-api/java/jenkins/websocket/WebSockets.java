package jenkins.websocket;

import org.kohsuke.stapler.HttpResponse;

/** The part of Jenkins' type of this name that the plugin links against. */
public class WebSockets {
    private WebSockets() {}

    public static HttpResponse upgrade(WebSocketSession session) {
        throw new UnsupportedOperationException();
    }

    public static boolean isSupported() {
        throw new UnsupportedOperationException();
    }
}
