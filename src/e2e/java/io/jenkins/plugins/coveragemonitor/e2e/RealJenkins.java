package io.jenkins.plugins.coveragemonitor.e2e;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real Jenkins with the packaged plugin, on loopback, in development mode: its content security policy is enforced. */
final class RealJenkins {
    private static final String TOKEN = "11" + "a".repeat(32);
    private static final Duration START = Duration.ofMinutes(4);

    private final Path home;
    private final int port;
    /** With cookies: what a page binds for its scripts is kept in the session. */
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private final List<String> options;
    private final List<Process> agents = new ArrayList<>();
    private Process process;

    RealJenkins(Path home) throws IOException {
        this(home, List.of());
    }

    /** With more options of its virtual machine. */
    RealJenkins(Path home, List<String> options) throws IOException {
        this.home = home;
        this.options = List.copyOf(options);
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("e2e.plugins")))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.[hj]pi")).toList()) {
                Files.copy(
                        file,
                        plugins.resolve(file.getFileName().toString().replaceFirst("\\.hpi$", ".jpi")),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path hpi = Path.of(System.getProperty("build.dir", "target"), "coverage-monitor.hpi");
        Files.copy(hpi, plugins.resolve("coverage-monitor.jpi"), StandardCopyOption.REPLACE_EXISTING);
        Path scripts = Files.createDirectories(home.resolve("init.groovy.d"));
        try (InputStream script = RealJenkins.class.getResourceAsStream("/e2e/init.groovy")) {
            Files.copy(script, scripts.resolve("init.groovy"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Path home() {
        return home;
    }

    void start() throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // It starts in half of the processor time, and none of these tests measures it.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Djenkins.install.runSetupWizard=false",
                "-Dhudson.Main.development=true",
                "-Dhudson.model.UpdateCenter.never=true",
                "-Dhudson.model.DownloadService.never=true",
                "-Dhudson.model.UsageStatistics.disabled=true",
                "-De2e.url=" + url() + "/",
                "-jar",
                System.getProperty("e2e.jenkins.war"),
                "--httpListenAddress=127.0.0.1",
                "--httpPort=" + port);
        command.command().addAll(1, options);
        command.environment().put("JENKINS_HOME", home.toString());
        File log = home.resolve("jenkins.log").toFile();
        long before = log.length();
        process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        await("Jenkins on " + url(), START, () -> process.isAlive() && status("/login") == 200);
        // The login page answers a little before the jobs are loaded.
        await("the jobs", START, () -> log().substring((int) Math.min(before, log().length()))
                .contains("Jenkins is fully up and running"));
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends it as a crash of the machine's memory would: nothing is told to it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String log() throws IOException {
        return Files.readString(home.resolve("jenkins.log"));
    }

    private int status(String path) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** What somebody gets whose password is his name. */
    int statusAs(String name, String path) throws IOException, InterruptedException {
        String user = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Basic " + user)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Calls a method of an object that a page bound for its scripts, with the crumb that the page had. */
    HttpResponse<String> call(String path, String crumb, String arguments) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-stapler-method-invocation;charset=UTF-8")
                        .header("Crumb", crumb)
                        .POST(HttpRequest.BodyPublishers.ofString(arguments))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Submits a form as a browser does. */
    HttpResponse<String> submit(String path, String json) throws IOException, InterruptedException {
        String body = "json=" + java.net.URLEncoder.encode(json, StandardCharsets.UTF_8);
        return post(path, "application/x-www-form-urlencoded", body);
    }

    private HttpRequest.Builder request(String path) {
        String user = Base64.getEncoder().encodeToString(("admin:" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Basic " + user);
    }

    /** Runs a script as an administrator and answers what it printed. */
    String script(String groovy) throws IOException, InterruptedException {
        String body = "script=" + java.net.URLEncoder.encode(groovy, StandardCharsets.UTF_8);
        return post("/scriptText", "application/x-www-form-urlencoded", body).body();
    }

    void createPipeline(String name, String script) throws IOException, InterruptedException {
        create(
                name,
                "<flow-definition plugin='workflow-job'><definition class='org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition'"
                        + " plugin='workflow-cps'><script>" + escaped(script)
                        + "</script><sandbox>true</sandbox></definition></flow-definition>");
    }

    /** A multibranch project of the branches of a repository on this machine. */
    void createMultibranch(String name, Path repository) throws IOException, InterruptedException {
        create(
                name,
                "<org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject plugin='workflow-multibranch'>"
                        + "<sources class='jenkins.branch.MultiBranchProject$BranchSourceList' plugin='branch-api'><data>"
                        + "<jenkins.branch.BranchSource><source class='jenkins.plugins.git.GitSCMSource' plugin='git'><id>"
                        + name + "</id><remote>" + escaped(repository.toString())
                        + "</remote><traits><jenkins.plugins.git.traits.BranchDiscoveryTrait/></traits></source>"
                        + "</jenkins.branch.BranchSource></data><owner class='org.jenkinsci.plugins.workflow.multibranch"
                        + ".WorkflowMultiBranchProject' reference='../..'/></sources><factory class='org.jenkinsci.plugins"
                        + ".workflow.multibranch.WorkflowBranchProjectFactory'><owner class='org.jenkinsci.plugins.workflow"
                        + ".multibranch.WorkflowMultiBranchProject' reference='../..'/><scriptPath>Jenkinsfile</scriptPath>"
                        + "</factory></org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>");
    }

    void createFreestyle(String name, String shell, String publishers) throws IOException, InterruptedException {
        createFreestyle(name, "", shell, publishers);
    }

    /** Creates a job that runs on a node; anywhere if it is not said. */
    void createFreestyle(String name, String node, String shell, String publishers)
            throws IOException, InterruptedException {
        create(
                name,
                "<project>"
                        + (node.isEmpty() ? "" : "<assignedNode>" + node + "</assignedNode><canRoam>false</canRoam>")
                        + "<builders><hudson.tasks.Shell><command>" + escaped(shell)
                        + "</command></hudson.tasks.Shell></builders><publishers>" + publishers
                        + "</publishers></project>");
    }

    private void create(String name, String xml) throws IOException, InterruptedException {
        int status = post("/createItem?name=" + name, "application/xml", xml).statusCode();
        if (status != 200) {
            throw new IOException("job " + name + " was refused with " + status);
        }
    }

    /** Runs a build to its end and answers its result. */
    String build(String job, int number) throws IOException, InterruptedException {
        post("/job/" + job + "/build?delay=0sec", "text/plain", "");
        return ended(job, number);
    }

    /** Waits for a build that was started, and answers its result. */
    String ended(String job, int number) throws IOException, InterruptedException {
        String path = "/job/" + job + "/" + number + "/api/json?tree=result,inProgress";
        String[] result = new String[1];
        await(job + " #" + number, Duration.ofMinutes(5), () -> {
            var answer = get(path);
            // Between its last step and its end a build is neither in progress nor has it a result.
            var ended = Pattern.compile("\"result\":\"(\\w+)\"").matcher(answer.body());
            boolean found = answer.body().contains("\"inProgress\":false") && ended.find();
            result[0] = found ? ended.group(1) : null;
            return found;
        });
        return result[0];
    }

    String console(String job, int number) throws IOException, InterruptedException {
        return get("/job/" + job + "/" + number + "/consoleText").body();
    }

    /** Brings up an inbound agent of the name. */
    void agent(String name) throws IOException, InterruptedException {
        script("jenkins.model.Jenkins.get().addNode(new hudson.slaves.DumbSlave('" + name + "', '"
                + Files.createDirectories(home.resolve("agent-" + name)) + "', new hudson.slaves.JNLPLauncher()))");
        String secret = script("print jenkins.model.Jenkins.get().getComputer('" + name + "').jnlpMac")
                .strip();
        Path jar = home.resolve("agent.jar");
        http.send(request("/jnlpJars/agent.jar").build(), BodyHandlers.ofFile(jar));
        agents.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "-url",
                        url() + "/",
                        "-secret",
                        secret,
                        "-name",
                        name,
                        "-webSocket",
                        "-workDir",
                        home.resolve("agent-" + name).toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("agent-" + name + ".log").toFile())
                .start());
        await("agent " + name, Duration.ofMinutes(1), () -> get("/computer/" + name + "/api/json?tree=offline")
                .body()
                .contains("false"));
    }

    /** What is waited for. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    static void await(String what, Duration most, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException(what + " did not come within " + most);
            }
            Thread.sleep(300);
        }
    }

    /** Lines of Jenkins' own log that a test looks for. */
    List<String> logged(Predicate<String> wanted) throws IOException {
        return log().lines().filter(wanted).toList();
    }

    void close() throws InterruptedException {
        for (Process agent : agents) {
            agent.destroy();
            agent.waitFor(10, TimeUnit.SECONDS);
        }
        if (process != null) {
            stop();
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
