package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.report.format.jacoco.TarFile;
import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The commands that measure running services, from outside. */
class SpyCommandsTest {
    @TempDir
    Path folder;

    private Path dir() {
        return folder.resolve("spied");
    }

    private CommandLineRun spy(String command, Object... more) {
        Object[] all = new Object[more.length + 6];
        Object[] first = {"spy", command, "--dir", dir(), "--workspace", folder};
        System.arraycopy(first, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    void runMeasuresACommandAndAnswersItsExitCode() throws IOException {
        SampleServices.write(folder);

        CommandLineRun run = spy(
                "run",
                "--languages",
                "java",
                "--service",
                "shop",
                "--",
                RunningService.java(),
                "-cp",
                folder.resolve("shop.jar"),
                "com.acme.Once",
                "one argument");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("shop: 1 process measured", "report/shop/jacoco.exec (JACOCO_EXEC): 3 of 25 lines, 12.00 %");
        assertThat(dir().resolve("tools")).doesNotExist();
        assertThat(dir().resolve("data")).doesNotExist();
    }

    @Test
    void aCommandThatCannotBeStartedIsNamed() throws IOException {
        Files.writeString(folder.resolve("script"), "exit 0\n");

        assertThat(refusal(folder.resolve("nothing"))).contains("nothing' does not exist: give the command");
        assertThat(refusal("no-such-command"))
                .contains("there is no command 'no-such-command' in the search path; check");
        assertThat(refusal("echo some words")).contains("give sh -c 'echo some words'");
        assertThat(refusal(folder)).contains("is a folder");
        assertThat(refusal(folder.resolve("script"))).contains("script' cannot be executed: make it executable");
    }

    /** One sentence without Java's words, after which nothing is left. */
    private String refusal(Object command) {
        CommandLineRun run = spy("run", "--", command);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).doesNotContain("error=", "Cannot run program");
        assertThat(dir()).doesNotExist();
        return run.err();
    }

    @Test
    void envAppendsToWhatIsThere() {
        CommandLineRun env = spy("env", "--service", "auth", "--source", "src", "--seen-as", "/coverage-spy/");

        assertThat(env.exitCode()).isZero();
        assertThat(env.out().lines())
                .contains(
                        "COVERAGE_ENABLE=1",
                        "COVERAGE_SERVICE=auth",
                        "COVERAGE_SOURCE=src",
                        "COVERAGE_SPY_DIR=/coverage-spy",
                        "GOCOVERDIR=/coverage-spy/data/auth/go",
                        "JAVA_TOOL_OPTIONS=-javaagent:/coverage-spy/tools/coverage-spy.jar",
                        "LLVM_PROFILE_FILE=/coverage-spy/data/auth/llvm/%p-%m.profraw",
                        "NODE_OPTIONS=--require=/coverage-spy/tools/coverage-spy.cjs",
                        "NODE_V8_COVERAGE=/coverage-spy/data/auth/node",
                        "PYTHONPATH=/coverage-spy/tools/python");
    }

    @Test
    void aShellTakesExportedVariablesAsTheyAre() throws Exception {
        assumeTrue(SampleServices.runs("sh", "-c", "exit 0"), "skipped: no sh here");
        Path odd = folder.resolve("it's a folder; $HOME");

        CommandLineRun env = CommandLineRun.of("spy", "env", "--dir", odd, "--workspace", folder, "--export");
        Process shell = new ProcessBuilder("sh", "-c", env.out() + "printf %s \"$COVERAGE_SPY_DIR\"").start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(odd.toString());
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void theDeploymentOfTheDocumentationFitsTheEnvironment() throws IOException {
        String page = Files.readString(Path.of("docs/running-services.md"));
        String yaml = page.substring(page.indexOf("apiVersion: apps/v1"));
        Map<String, Object> deployment = new Yaml().load(yaml.substring(0, yaml.indexOf("```")));
        JsonNode pod = new ObjectMapper().valueToTree(deployment).at("/spec/template/spec");
        Map<String, String> variables = new HashMap<>();
        spy("env", "--service", "shop", "--seen-as", "/coverage-spy")
                .out()
                .lines()
                .forEach(line -> variables.put(line.split("=", 2)[0], line.split("=", 2)[1]));

        for (JsonNode container : List.of(pod.at("/initContainers/0"), pod.at("/containers/0"))) {
            assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo(variables.get("COVERAGE_SPY_DIR"));
            assertThat(container.findValuesAsText("name")).contains("coverage-spy", "coverage-spy-data");
            // What processes write is in the claim, which outlives the pod.
            String data = container.at("/volumeMounts/1/mountPath").asText() + "/shop/";
            assertThat(List.of("GOCOVERDIR", "NODE_V8_COVERAGE", "LLVM_PROFILE_FILE"))
                    .allSatisfy(name -> assertThat(variables.get(name)).startsWith(data));
        }
        assertThat(pod.at("/volumes").findValuesAsText("name")).containsExactly("coverage-spy", "coverage-spy-data");
        assertThat(pod.at("/containers/0/envFrom/0/configMapRef/name").asText()).isEqualTo("coverage-spy-shop");
        assertThat(page)
                .contains("kubectl create configmap coverage-spy-shop --from-env-file=spy.env", "COPY spy /spy")
                .contains("spy env --service shop --seen-as /coverage-spy --dir spy");
        assertThat(pod.at("/initContainers/0/command")).hasToString("[\"cp\",\"-R\",\"/spy/.\",\"/coverage-spy/\"]");
    }

    @Test
    void composeHasATwinBesideEachOriginal() throws IOException {
        Path compose = folder.resolve("compose.yml");
        Files.writeString(
                compose,
                """
                services:
                  auth:
                    build: .
                    container_name: auth
                    ports: ["8080:8080"]
                    depends_on: {fetch: {condition: service_healthy}, db: {condition: service_started}}
                    environment:
                      JAVA_TOOL_OPTIONS: -Xmx256m
                      KEPT: "yes"
                      NODE_OPTIONS:
                  fetch:
                    build: ./fetch
                    environment: [PYTHONPATH=/app, FROM_SHELL]
                    networks: [inner]
                    volumes: ["./data:/data"]
                  db:
                    image: postgres
                """);
        Path output = folder.resolve("override.yml");

        CommandLineRun run = spy("compose", compose, "-o", output);

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(output)).startsWith("# Start the measured services: docker compose -f " + compose);
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(Files.readString(output));
        Map<String, Map<String, Object>> services = document.get("services");
        assertThat(services).containsOnlyKeys("auth-coverage", "fetch-coverage");
        Map<String, Object> auth = services.get("auth-coverage");
        assertThat(auth)
                .doesNotContainKey("container_name")
                .containsEntry("build", ".")
                .containsEntry("ports", List.of("8080:8080"))
                .containsEntry("networks", Map.of("default", Map.of("aliases", List.of("auth"))));
        assertThat(auth.get("depends_on"))
                .isEqualTo(Map.of(
                        "fetch-coverage", Map.of("condition", "service_healthy"),
                        "db", Map.of("condition", "service_started")));
        assertThat(auth.get("environment").toString())
                .contains(
                        "JAVA_TOOL_OPTIONS=-Xmx256m -javaagent:/coverage-spy/tools/coverage-spy.jar",
                        "KEPT=yes",
                        "COVERAGE_SERVICE=auth");
        Map<String, Object> fetch = services.get("fetch-coverage");
        assertThat(fetch.get("environment").toString())
                .contains("PYTHONPATH=/coverage-spy/tools/python:/app", "COVERAGE_SERVICE=fetch");
        assertThat(fetch.get("networks")).isEqualTo(Map.of("inner", Map.of("aliases", List.of("fetch"))));
        assertThat(fetch.get("volumes").toString()).contains("./data:/data", "target=/coverage-spy");
        assertThat(((Map<?, ?>) fetch.get("environment")).containsKey("FROM_SHELL"))
                .isTrue();
        assertThat(fetch.get("environment").toString()).contains("FROM_SHELL=null");
        assertThat(auth.get("environment").toString())
                .contains("NODE_OPTIONS=${NODE_OPTIONS:-} --require=/coverage-spy/tools/coverage-spy.cjs");
        assertThat(dir().resolve("data/fetch/python")).isDirectory();
    }

    @Test
    void composeTakesTheOverride() throws Exception {
        assumeTrue(SampleServices.runs("docker-compose", "version"), "skipped: no docker-compose here");
        Path compose = folder.resolve("compose.yml");
        Files.writeString(
                compose,
                """
                services:
                  auth: {build: ., depends_on: [db], environment: [NODE_OPTIONS], networks: {inner: {aliases: [login]}}}
                  db: {image: postgres}
                networks: {inner: {}}
                """);
        spy("compose", compose, "-o", folder.resolve("override.yml"));

        Process config = new ProcessBuilder(
                        "docker-compose", "-f", "compose.yml", "-f", "override.yml", "--profile", "coverage", "config")
                .directory(folder.toFile())
                .start();
        String printed = new String(config.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(config.waitFor()).isZero();
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(printed);
        assertThat(document.get("services")).containsOnlyKeys("auth", "auth-coverage", "db");
        // It prints the names in an order of its own.
        assertThat(document.get("services").get("auth-coverage").get("networks").toString())
                .startsWith("{inner={aliases=[")
                .contains("login", "auth");
    }

    @Test
    void aServiceThatTheFileDoesNotHaveIsNamed() throws IOException {
        Path compose = folder.resolve("compose.yml");
        Files.writeString(compose, "services: {auth: {image: a}}\n");

        CommandLineRun run = spy("compose", compose, "--service", "web");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("has no service 'web', but auth");
    }

    @Test
    void aFolderOfSomethingElseIsNotReplaced() throws IOException {
        Files.createDirectories(dir());
        Files.writeString(dir().resolve("thesis.txt"), "mine");

        CommandLineRun run = spy("env");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("is not a folder of the coverage spy");
        assertThat(dir().resolve("thesis.txt")).hasContent("mine");
    }

    @Test
    void classesOfAnotherBuildAreCountedAndNamed() throws IOException {
        assumeTrue(SampleServices.runs(RunningService.java(), "-version"), "skipped: no java");
        SampleServices.write(folder);
        Path running = Files.createDirectories(folder.resolve("elsewhere"));
        Files.move(folder.resolve("shop.jar"), running.resolve("shop.jar"));
        // Where the process loaded its classes from is gone, as a container's file system is; the workspace has other
        // ones.
        Path source = folder.resolve("src/com/acme/Shop.java");
        Files.writeString(source, Files.readString(source).replace("\"none\"", "\"other\""));
        SampleServices.jar(folder.resolve("src/com/acme"), folder.resolve("shop.jar"));

        CommandLineRun env = spy("env", "--languages", "java");
        String options = variable(env, "JAVA_TOOL_OPTIONS");
        try (RunningService service = RunningService.start(
                folder,
                Map.of("JAVA_TOOL_OPTIONS", options),
                null,
                RunningService.java(),
                "-cp",
                running.resolve("shop.jar").toString(),
                "com.acme.Once")) {
            service.ended();
            deleteDumpedClasses();
            Files.delete(running.resolve("shop.jar"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }

        CommandLineRun collected = CommandLineRun.of("spy", "collect", "--dir", dir());

        assertThat(collected.exitCode()).isEqualTo(3);
        assertThat(collected.err())
                .contains("has no class file here (com.acme.Shop)", "runs another build than the workspace has");
    }

    @Test
    void classesOfAnExportedImageAreFound() throws Exception {
        SampleServices.write(folder);
        byte[] jar = Files.readAllBytes(folder.resolve("shop.jar"));
        Files.delete(folder.resolve("shop.jar"));
        Path running = Files.createDirectories(folder.resolve(".image"));
        Files.write(running.resolve("shop.jar"), jar);
        CommandLineRun env = spy("env", "--languages", "java", "--build-id", "1.4.2");
        try (RunningService once = RunningService.start(
                folder,
                Map.of("JAVA_TOOL_OPTIONS", variable(env, "JAVA_TOOL_OPTIONS"), "COVERAGE_IMAGE_DIGEST", "sha256:ab"),
                null,
                RunningService.java(),
                "-cp",
                running.resolve("shop.jar").toString(),
                "com.acme.Once",
                "one argument")) {
            assertThat(once.ended()).isEqualTo(1);
        }
        deleteDumpedClasses();
        Files.delete(running.resolve("shop.jar"));
        TarFile layer = new TarFile().file("app/shop.jar", jar).file("app/notes.txt", "of the image");
        Files.write(
                folder.resolve("shop.tar"),
                new TarFile()
                        .file("blobs/sha256/1", layer.packed())
                        .file("manifest.json", "[{\"Layers\":[\"blobs/sha256/1\"]}]")
                        .bytes());

        CommandLineRun collected = CommandLineRun.of("spy", "collect", "--dir", dir());

        assertThat(collected.err()).isEmpty();
        // The classes of the jar that never ran count, too.
        assertThat(collected.out())
                .contains("app: 1 process measured, build 1.4.2, image sha256:ab", "3 of 25 lines, 12.00 %");
    }

    @Test
    void partsThatRanDifferentImagesAreTold() throws Exception {
        SampleServices.write(folder);
        String home = folder.resolve(".home").toString();
        for (int part = 1; part <= 2; part++) {
            Object[] once = {
                "--languages",
                "java",
                "--service",
                "shop",
                "--build-id",
                "shop=1.4.2",
                "--image-digest",
                "sha256:" + part,
                "--",
                RunningService.java(),
                "-cp",
                folder.resolve("shop.jar"),
                "com.acme.Once"
            };
            assertThat(spy("run", once).out()).contains("build 1.4.2, image sha256:" + part);
            CommandLineRun recorded = CommandLineRun.of(
                    "record",
                    "--home",
                    home,
                    "--job",
                    "app",
                    "--build",
                    "7",
                    "--workspace",
                    folder,
                    "--json",
                    part == 1 ? "--more" : "--finish");
            JsonNode json = new ObjectMapper().readTree(recorded.out());
            assertThat(json.at("/services/shop/builds")).hasToString("[\"1.4.2\"]");
            String told = "service shop: its processes ran different images (sha256:1, sha256:2), whose coverage is"
                    + " counted together";
            if (part == 1) {
                assertThat(json.at("/services/shop/images")).hasToString("[\"sha256:1\"]");
                assertThat(json.get("problems").toString()).doesNotContain("different images");
            } else {
                assertThat(json.at("/services/shop/images")).hasToString("[\"sha256:1\",\"sha256:2\"]");
                assertThat(json.get("problems").toString()).contains(told);
            }
        }

        CommandLineRun log =
                CommandLineRun.of("record", "--home", home, "--job", "app", "--build", "8", "--workspace", folder);
        assertThat(log.out()).contains("service shop: build 1.4.2, image sha256:2");
    }

    @Test
    void aServiceThatIsUnknownHasNoBuild() {
        assertThat(spy("env", "--service", "shop", "--build-id", "auth=1").err())
                .contains("--build-id: there is no service 'auth', but shop");
        assertThat(spy("env", "--image-digest", "two words").err()).contains("'two words' is not usable");
    }

    @Test
    void composeWritesTheDigestOfAnImageThatIsPinned() throws IOException {
        Path compose = folder.resolve("compose.yml");
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        Files.writeString(
                compose,
                "services: {auth: {image: 'registry.example.org/auth:1@" + digest + "'}, web: {image: 'w:${TAG}'}}\n");

        CommandLineRun run = spy("compose", compose, "--build-id", "web=7");

        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(run.out());
        Map<String, Map<String, Object>> services = document.get("services");
        assertThat(services.get("auth-coverage").get("environment").toString())
                .contains("COVERAGE_IMAGE_DIGEST=" + digest)
                .doesNotContain("COVERAGE_BUILD_ID");
        assertThat(services.get("web-coverage").get("environment").toString())
                .contains("COVERAGE_BUILD_ID=7")
                .doesNotContain("COVERAGE_IMAGE_DIGEST");
    }

    private static String variable(CommandLineRun env, String name) {
        return env.out()
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private void deleteDumpedClasses() throws IOException {
        try (var files = Files.walk(dir().resolve("data/app/java/classes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
