package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.view.PageTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers requests of the preview: files from the archive, data from the home folder. */
final class PreviewPages implements Function<URI, Answer> {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private static final Pattern TEXTS = Pattern.compile("/texts/(\\w+)\\.json");
    private static final String ALL_CONTROLLERS = "/api/all-controllers";

    private final @Nullable PreviewData data;
    private final @Nullable StoreData store;

    /**
     * The pages of a home, of a store, or of both.
     *
     * @param data the data of the home, or {@code null}
     * @param store the data of all controllers, or {@code null}
     */
    PreviewPages(@Nullable PreviewData data, @Nullable StoreData store) {
        this.data = data;
        this.store = store;
    }

    @Override
    public Answer apply(URI address) {
        String path = address.getPath();
        if (path.equals("/")) {
            return Answer.redirect("/frame.html?page=" + (data == null ? "all-controllers" : "dashboard"));
        }
        try {
            if (path.equals(ALL_CONTROLLERS) || path.startsWith(ALL_CONTROLLERS + "/")) {
                return store == null
                        ? Answer.missing("give the store of all controllers with --store")
                        : store.answer(path.substring(ALL_CONTROLLERS.length()), Query.of(address));
            }
            if (data == null && path.equals("/api/live")) {
                // A store sends no live events; the page then requests no address.
                return Answer.json("{}".getBytes(StandardCharsets.UTF_8));
            }
            if (!path.startsWith("/api/") && !path.equals("/prometheus")) {
                return file(path);
            }
            if (data == null) {
                return Answer.missing("give the home of the jobs with --home");
            }
            return path.equals("/prometheus")
                    ? data.metrics(Query.of(address))
                    : data.answer(path.substring("/api/".length()), Query.of(address));
        } catch (IOException e) {
            throw new UncheckedIOException(FailureText.sentence(e), e);
        }
    }

    private static Answer file(String path) throws IOException {
        Matcher texts = TEXTS.matcher(path);
        if (texts.matches()) {
            return PageTexts.of(texts.group(1))
                    .map(known -> Answer.json(known.json()))
                    .orElseGet(() -> Answer.missing("the pages do not speak this language"));
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        // Only names that the archive can have: no way up, and no second slash that begins another root.
        if (type == null || !path.matches("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*+)++")) {
            return Answer.missing("there is no such page");
        }
        try (InputStream in = PreviewPages.class.getResourceAsStream("/webapp" + path)) {
            return in == null ? Answer.missing("there is no such page") : new Answer(200, type, in.readAllBytes());
        }
    }
}
