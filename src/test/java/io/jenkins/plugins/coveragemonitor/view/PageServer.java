package io.jenkins.plugins.coveragemonitor.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves the pages' own files and the JSON of a test on loopback, under the policy that Jenkins enforces. */
public final class PageServer implements AutoCloseable {
    private static final String POLICY =
            "default-src 'self'; style-src 'self'; img-src 'self' data:; script-src 'self'; base-uri 'none'; form-action 'self'";
    private static final Path WEBAPP = Path.of("src/main/webapp");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Supplier<byte[]>> json = new ConcurrentHashMap<>();
    /** By path, the longest first. */
    private final Map<String, Handler> handlers = new ConcurrentSkipListMap<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final List<String> posted = new CopyOnWriteArrayList<>();

    /** Starts it on any free port. */
    public PageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers {@code api/page?query} with a record; the query must match as a whole. */
    PageServer with(String address, Supplier<? extends Record> page) {
        json.put(address, () -> ViewJson.bytes(page.get()));
        return this;
    }

    /** Answers {@code api/page} with JSON that a test has changed. */
    PageServer withJson(String address, Supplier<? extends JsonNode> page) {
        json.put(address, () -> page.get().toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The JSON of a page, to be changed by a test. */
    static ObjectNode json(Record page) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(ViewJson.bytes(page));
    }

    /** Answers all below a path by itself. */
    public PageServer below(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    /** What answers instead of the server. */
    @FunctionalInterface
    public interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Where a path is served. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            // Scripts and styles stay as they are while a test runs; data may not.
            boolean stays = path.startsWith("js/") || path.startsWith("css/") || path.startsWith("texts/");
            exchange.getResponseHeaders().set("Cache-Control", stays ? "max-age=3600" : "no-store");
            for (Map.Entry<String, Handler> handler : handlers.entrySet()) {
                if (path.startsWith(handler.getKey())) {
                    handler.getValue().answer(exchange);
                    return;
                }
            }
            if (exchange.getRequestMethod().equals("POST")) {
                String crumb = exchange.getRequestHeaders().getFirst("Jenkins-Crumb");
                posted.add(crumb + " " + path + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            byte[] body =
                    path.startsWith("api/") ? json(exchange) : path.equals("bare.html") ? bare(exchange) : file(path);
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (path.startsWith("api/")) {
                String tag = EntityTag.of(body);
                exchange.getResponseHeaders().set("ETag", tag);
                if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
            }
            exchange.getResponseHeaders().set("Content-Type", type(path));
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What was sent by POST: the crumb, then the body. */
    List<String> posted() {
        return posted;
    }

    /** A page as Jelly gives it: the element with its addresses, and the script. The query names page and JSON. */
    private static byte[] bare(HttpExchange exchange) {
        String[] query = exchange.getRequestURI().getQuery().split("[=&]");
        String html = "<!doctype html><html lang=en><head data-crumb-header=Jenkins-Crumb data-crumb-value=c-1>"
                + "<meta charset=utf-8><title>Jenkins</title><link rel=icon href='data:,'>"
                + "<link rel=stylesheet href=css/cm.css></head><body><main><div class=coverage-monitor data-page="
                + query[1] + " data-url=" + query[3] + " data-alerts-url=alerts></div></main>"
                + "<script type=module src=js/cm.js></script></body></html>";
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] json(HttpExchange exchange) {
        String address = exchange.getRequestURI().toString().substring(1);
        Supplier<byte[]> page = json.get(address);
        // Where nothing is live, the page asks now and then.
        return page != null ? page.get() : address.equals("api/live") ? new byte[] {'{', '}'} : null;
    }

    private byte[] file(String path) throws IOException {
        if (path.startsWith("texts/")) {
            return PageTexts.of(path.substring(6, 8)).map(PageTexts::json).orElse(null);
        }
        Path file = WEBAPP.resolve(path).normalize();
        if (file.startsWith(WEBAPP) && Files.isRegularFile(file)) {
            return Files.readAllBytes(file);
        }
        String resource = path.equals("axe.min.js") ? "/axe.min.js" : "/webapp/" + path;
        try (InputStream in = PageServer.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static String type(String path) {
        if (path.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        if (path.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return path.endsWith(".html") ? "text/html; charset=utf-8" : "application/json; charset=utf-8";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
