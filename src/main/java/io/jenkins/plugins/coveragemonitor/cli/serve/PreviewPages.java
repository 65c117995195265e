package io.jenkins.plugins.coveragemonitor.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/** Answers requests of the preview: its files from the archive, its data from the home folder. */
final class PreviewPages implements Function<URI, Answer> {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final PreviewData data;

    PreviewPages(PreviewData data) {
        this.data = data;
    }

    @Override
    public Answer apply(URI address) {
        String path = address.getPath();
        if (path.equals("/")) {
            return Answer.redirect("/frame.html?page=dashboard");
        }
        try {
            if (path.equals("/prometheus")) {
                return data.metrics(Query.of(address));
            }
            return path.startsWith("/api/")
                    ? data.answer(path.substring("/api/".length()), Query.of(address))
                    : file(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static Answer file(String path) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        // Only names that the archive can hold: no way up and no second slash to begin another place.
        if (type == null || !path.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")) {
            return Answer.missing("there is no such page");
        }
        try (InputStream in = PreviewPages.class.getResourceAsStream("/webapp" + path)) {
            return in == null ? Answer.missing("there is no such page") : new Answer(200, type, in.readAllBytes());
        }
    }
}
