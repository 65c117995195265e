package io.jenkins.plugins.coveragemonitor.api;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.DashboardPages;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import io.jenkins.plugins.coveragemonitor.view.PageServer;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages with the real interface behind them, under the policy and with the crumb that Jenkins asks for. */
final class JenkinsLike implements AutoCloseable {
    private static final String API = "coverage-monitor/api/";
    private static final String CRUMB = "c-1";

    private volatile House house;
    private final PageServer server;
    /** Who is logged in. */
    volatile Role role = Role.ADMINISTRATOR;

    /** Every change that was asked for: who, what, where. */
    final List<String> changes = new ArrayList<>();

    JenkinsLike(House house) throws IOException {
        this.house = house;
        this.server = new PageServer()
                .below(API, call -> answer(call, null, API))
                .below("job/payments/" + API, call -> answer(call, "payments", "job/payments/" + API))
                .below("coverage-monitor/", this::page);
    }

    /** Has another house behind it from now on, with nothing done to it yet. */
    void serve(House other) {
        house = other;
        role = Role.ADMINISTRATOR;
        changes.clear();
    }

    /** The address of a page with the name that it has in Jenkins. */
    String url(String page) {
        return server.url("coverage-monitor/" + page);
    }

    /** What Jelly makes of a page, with the theme that the query names. */
    private void page(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.equals("data")) {
            send(call, 200, "application/json", dashboard());
            return;
        }
        String theme = String.valueOf(call.getRequestURI().getQuery()).contains("theme=dark") ? "dark" : "light";
        String list = name.equals("channels") ? "status" : name;
        String html = "<!doctype html><html lang=en data-theme=" + theme
                + "><head data-crumb-header=Jenkins-Crumb data-crumb-value=" + CRUMB + "><meta charset=utf-8>"
                + "<meta name=viewport content='width=device-width, initial-scale=1'><title>Jenkins</title>"
                + "<link rel=icon href='data:,'><link rel=stylesheet href=/css/frame.css>"
                + "<link rel=stylesheet href=/css/cm.css></head><body><header class=frame-top><strong>Coverage Monitor</strong></header><div class='frame-body frame-wide'><main><div class=coverage-monitor data-page="
                + name
                + (name.equals("dashboard") ? " data-url=/coverage-monitor/data" : " data-url=/" + API + "v1/" + list)
                + " data-check-minutes=2 data-api-url=/" + API + "v1 data-root-url='' data-admin="
                + role.mayAdminister()
                + " data-dashboard-url=/coverage-monitor/ data-alerts-page=/coverage-monitor/alerts"
                + " data-silences-page=/coverage-monitor/silences data-channels-page=/coverage-monitor/channels"
                + " data-configure-url=/manage/configure data-alerts-url=/" + API
                + "v1/alerts></div></main></div><script type=module src=/js/cm.js></script></body></html>";
        send(call, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] dashboard() throws IOException {
        Map<JobMonitor, JobSummary> jobs = new TreeMap<>();
        for (String job : house.names()) {
            house.monitor(job, "coverage").summary().ifPresent(summary -> jobs.put(JobMonitor.usual(job), summary));
        }
        return ViewJson.bytes(
                new DashboardPages(Metric.LINE, job -> null).page(jobs, job -> role.mayAdminister(), 0, House.NOW));
    }

    private void answer(HttpExchange call, String job, String base) throws IOException {
        String method = call.getRequestMethod();
        String path = call.getRequestURI().getPath().substring(1 + base.length());
        if (!method.equals("GET")) {
            String crumb = call.getRequestHeaders().getFirst("Jenkins-Crumb");
            if (!CRUMB.equals(crumb)) {
                send(call, 403, "text/plain", new byte[0]);
                return;
            }
            synchronized (changes) {
                changes.add(role + " " + method + " " + path);
            }
        }
        Map<String, String> headers = new LinkedHashMap<>();
        call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        ApiResponse response = house.api.answer(new ApiRequest(
                method,
                "/" + base,
                job,
                Arrays.asList(path.split("/")),
                query(call.getRequestURI().getRawQuery()),
                headers,
                call.getRequestBody().readAllBytes(),
                role));
        send(call, response.status(), response.headers().get("Content-Type"), response.body());
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (text != null) {
            for (String parameter : text.split("&")) {
                String[] pair = parameter.split("=", 2);
                query.computeIfAbsent(pair[0], name -> new ArrayList<>())
                        .add(URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void send(HttpExchange call, int status, String type, byte[] body) throws IOException {
        if (type != null) {
            call.getResponseHeaders().set("Content-Type", type);
        }
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            call.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
