package io.jenkins.plugins.coveragemonitor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A separate Jenkins on the loopback address, without other users. */
final class JenkinsProcess implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration BUILD = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private JenkinsProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static JenkinsProcess start(Path war, Path home, int port, PrintWriter out)
            throws IOException, InterruptedException {
        int chosen = port == 0 ? freePort() : port;
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djenkins.install.runSetupWizard=false",
                "-Djava.awt.headless=true",
                // A demo connects to no other machine.
                "-Dhudson.model.UpdateCenter.never=true",
                "-Dhudson.model.UsageStatistics.disabled=true",
                "-jar",
                war.toString(),
                "--httpListenAddress=127.0.0.1",
                "--httpPort=" + chosen);
        command.environment().put("JENKINS_HOME", home.toString());
        Path log = home.resolve("jenkins.log");
        command.redirectErrorStream(true).redirectOutput(log.toFile());
        out.println("Starting Jenkins in " + home + " …");
        out.flush();
        Process started = command.start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
        JenkinsProcess jenkins = new JenkinsProcess(started, URI.create("http://127.0.0.1:" + chosen + "/"));
        jenkins.awaitStart(log);
        return jenkins;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return address;
    }

    private void awaitStart(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (get("login").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
            Thread.sleep(500);
        }
        close();
        throw new IOException("Jenkins did not start; its log is " + log);
    }

    void createPipeline(String name, String script) throws IOException, InterruptedException {
        String definition =
                "<flow-definition><definition class=\"org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition\">"
                        + "<script>" + escape(script)
                        + "</script><sandbox>true</sandbox></definition></flow-definition>";
        int cut = name.lastIndexOf('/');
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            createFolder(name.substring(0, slash));
        }
        String place = cut < 0 ? "" : path(name.substring(0, cut));
        HttpResponse<String> answer =
                post(place + "createItem?name=" + name.substring(cut + 1), "application/xml", definition);
        if (answer.statusCode() != 200) {
            throw new IOException("Jenkins could not create the job (" + answer.statusCode()
                    + "); give the Pipeline plugins with -De2e.plugins=DIR");
        }
    }

    private void createFolder(String name) throws IOException, InterruptedException {
        if (get(path(name) + "api/json").statusCode() == 200) {
            return;
        }
        int cut = name.lastIndexOf('/');
        String place = cut < 0 ? "" : path(name.substring(0, cut));
        String folder = "<com.cloudbees.hudson.plugins.folder.Folder/>";
        int status = post(place + "createItem?name=" + name.substring(cut + 1), "application/xml", folder)
                .statusCode();
        if (status != 200) {
            throw new IOException("Jenkins could not create the folder " + name + " (" + status
                    + "); give the plugin cloudbees-folder with -De2e.plugins=DIR");
        }
    }

    private static String path(String name) {
        return "job/" + name.replace("/", "/job/") + "/";
    }

    /** Acknowledges or resolves the active alerts of a job. */
    void handle(String job, String action, String note) throws IOException, InterruptedException {
        String alerts = path(job) + "coverage-monitor/api/v1/alerts";
        String body = JSON.createObjectNode().put("note", note).toString();
        for (JsonNode alert :
                JSON.readTree(get(alerts + "?status=ACTIVE").body()).path("items")) {
            post(alerts + "/" + alert.path("id").asText() + "/" + action, "application/json", body);
        }
    }

    /** Runs the next build to its end and returns its log. */
    String build(String job, int number) throws IOException, InterruptedException {
        int status = post(path(job) + "build?delay=0sec", "text/plain", "").statusCode();
        if (status >= 400) {
            throw new IOException("Jenkins did not start " + job + " #" + number + " (" + status + ")");
        }
        long end = System.nanoTime() + BUILD.toNanos();
        while (System.nanoTime() < end) {
            HttpResponse<String> answer = get(path(job) + number + "/api/json?tree=building,result");
            if (answer.statusCode() == 200) {
                JsonNode build = JSON.readTree(answer.body());
                if (!build.path("building").asBoolean(true)) {
                    return get(path(job) + number + "/consoleText").body();
                }
            }
            Thread.sleep(100);
        }
        throw new IOException(job + " #" + number + " did not end within " + BUILD.toMinutes() + " minutes");
    }

    void await() throws InterruptedException {
        process.waitFor();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        JsonNode crumb = JSON.readTree(get("crumbIssuer/api/json").body());
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", type)
                .header(
                        crumb.get("crumbRequestField").asText(),
                        crumb.get("crumb").asText())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
