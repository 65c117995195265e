package io.jenkins.plugins.coveragemonitor.publish.html;

import io.jenkins.plugins.coveragemonitor.source.SourceFiles;
import io.jenkins.plugins.coveragemonitor.source.SourceText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches sources in batches: a report requests them one by one, and they may be on another machine. An error ends the
 * fetching and is thrown by {@link #check}.
 */
public final class SourceBatches implements ReportSources {
    private static final int BATCH = 50;

    private final SourceFiles files;
    private final List<String> order;
    private final @Nullable Charset charset;
    private Map<String, byte[]> batch = Map.of();
    private int next;
    private @Nullable Exception failure;

    /**
     * The sources of a workspace.
     *
     * @param order the paths in the order of the requests
     * @param charset their encoding, {@code null} to detect it
     */
    public SourceBatches(SourceFiles files, List<String> order, @Nullable Charset charset) {
        this.files = files;
        this.order = List.copyOf(order);
        this.charset = charset;
    }

    @Override
    public Optional<List<String>> of(String path) {
        int at = order.subList(next, order.size()).indexOf(path);
        if (at >= 0 && failure == null) {
            fetch(next + at);
        }
        byte[] content = batch.get(path);
        return content == null ? Optional.empty() : Optional.of(SourceText.lines(content, charset));
    }

    private void fetch(int from) {
        next = Math.min(order.size(), from + BATCH);
        try {
            batch = files.contents(new ArrayList<>(order.subList(from, next)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            batch = Map.of();
            failure = e;
        }
    }

    /**
     * Throws the error of the fetching, if there was one.
     *
     * @throws IOException if sources could not be fetched
     * @throws InterruptedException if the build was stopped meanwhile
     */
    public void check() throws IOException, InterruptedException {
        if (failure instanceof InterruptedException stopped) {
            throw stopped;
        }
        if (failure instanceof IOException broken) {
            throw broken;
        }
        if (failure != null) {
            throw new IOException("the sources could not be fetched: " + failure.getMessage(), failure);
        }
    }
}
