package org.kohsuke.stapler;

/** The part of Jenkins' type of this name that the plugin links against. */
public class HttpResponses {
    public HttpResponses() {}

    public static HttpResponseException forbidden() {
        throw new UnsupportedOperationException();
    }

    public static HttpResponseException notFound() {
        throw new UnsupportedOperationException();
    }

    public static HttpResponseException errorWithoutStack(int code, String errorMessage) {
        throw new UnsupportedOperationException();
    }
    /** An answer that can be thrown. */
    public abstract static class HttpResponseException extends RuntimeException implements HttpResponse {
        public HttpResponseException() {}
    }
}
