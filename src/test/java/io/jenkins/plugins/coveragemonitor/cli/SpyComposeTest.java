package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Services of Compose files as people write them: with anchors, inheritance, several files and files of variables. */
class SpyComposeTest {
    private static final String PROJECT =
            """
            x-common: &common
              environment: &variables
                JAVA_TOOL_OPTIONS: -Xmx256m
                LEVEL: info
              networks: [inner]
            services:
              auth:
                <<: *common
                build: {context: ./auth}
                profiles: [backend]
                container_name: auth
                env_file: [auth.env, {path: gone.env, required: false}]
                links: ["store"]
                volumes: ["./data:/data:ro", "cache:/cache"]
              store:
                extends: {service: base, file: common/base.yml}
                environment: ["LEVEL=debug"]
              sidecar:
                build: ./sidecar
                network_mode: service:auth
              web:
                image: nginx
                depends_on: [auth]
            networks: {inner: {}}
            volumes: {cache: {}}
            """;

    private static final String BASE =
            """
            services:
              base:
                extends: {service: root}
                build: .
                environment: {NODE_OPTIONS: --max-old-space-size=100}
                volumes: ["./conf:/conf"]
              root:
                environment: {LEVEL: warn, ROOT: "1"}
            """;

    private static final String MORE =
            """
            services:
              auth:
                build: {args: {JAR: app.jar}}
                environment: [LEVEL=debug, EXTRA]
                volumes: ["./other:/data"]
                profiles: !reset []
            """;

    private static final String VARIABLES =
            """
            # What the service always has
            export PYTHONPATH=/app/lib
            NODE_OPTIONS='--title=$5'
            JAVA_TOOL_OPTIONS="-Dnever=seen"
            LONELY
            SECRET=abc # not this
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = folder.toRealPath();
        for (String one : List.of("common", "auth", "sidecar")) {
            Files.createDirectories(folder.resolve(one));
        }
        Files.writeString(folder.resolve("compose.yml"), PROJECT);
        Files.writeString(folder.resolve("more.yml"), MORE);
        Files.writeString(folder.resolve("common/base.yml"), BASE);
        Files.writeString(folder.resolve("auth.env"), VARIABLES + "KEY=\"" + "line\\n".repeat(20_000) + "\"\n");
    }

    private CommandLineRun compose(Object... more) {
        Object[] all = new Object[more.length + 4];
        System.arraycopy(new Object[] {"spy", "compose", "--dir", folder.resolve("it costs $1")}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return CommandLineRun.of(all);
    }

    private static JsonNode services(String yaml) {
        return new ObjectMapper().valueToTree(new Yaml().load(yaml)).get("services");
    }

    @Test
    void aTwinHasAllThatItsServiceHas() {
        CommandLineRun run = compose(folder.resolve("compose.yml"), folder.resolve("more.yml"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("web needs services that are measured").contains("name it in --service");
        assertThat(run.out())
                .contains("more.yml -f THIS-FILE --profile coverage up -d --wait auth-coverage")
                .contains("more.yml -f THIS-FILE --profile coverage down");
        JsonNode auth = services(run.out()).get("auth-coverage");
        assertThat(auth.get("build")).hasToString("{\"context\":\"./auth\",\"args\":{\"JAR\":\"app.jar\"}}");
        assertThat(auth.get("volumes").get(0).asText())
                .as("the later mount of /data")
                .isEqualTo("./other:/data");
        assertThat(auth.get("volumes").get(2).get("source").asText()).endsWith("/it costs $$1");
        assertThat(auth.get("profiles")).hasToString("[\"coverage\"]");
        assertThat(auth.get("links")).hasToString("[\"store-coverage:store\"]");
        assertThat(auth.get("networks")).hasToString("{\"inner\":{\"aliases\":[\"auth\"]}}");
        assertThat(auth.has("container_name")).isFalse();
        JsonNode variables = auth.get("environment");
        assertThat(variables.get("JAVA_TOOL_OPTIONS").asText()).startsWith("-Xmx256m -javaagent:/coverage-spy/");
        assertThat(variables.get("PYTHONPATH").asText()).isEqualTo("/coverage-spy/tools/python:/app/lib");
        assertThat(variables.get("NODE_OPTIONS").asText()).startsWith("--title=$$5 --require=");
        assertThat(variables.get("LEVEL").asText()).isEqualTo("debug");
        assertThat(variables.get("EXTRA").isNull())
                .as("it comes from the shell")
                .isTrue();
        assertThat(variables.has("SECRET")).as("its file still says it").isFalse();
        assertThat(services(run.out())
                        .get("sidecar-coverage")
                        .get("network_mode")
                        .asText())
                .isEqualTo("service:auth-coverage");
    }

    @Test
    void whatAServiceInheritsIsItsOwn() {
        JsonNode store = services(compose(folder.resolve("compose.yml")).out()).get("store-coverage");

        assertThat(store.has("extends")).isFalse();
        assertThat(store.get("build").asText())
                .isEqualTo(folder.resolve("common").toString());
        assertThat(store.get("volumes").get(0).asText()).isEqualTo(folder.resolve("common/conf") + ":/conf");
        assertThat(store.get("environment").get("LEVEL").asText()).isEqualTo("debug");
        assertThat(store.get("environment").get("ROOT").asText()).isEqualTo("1");
        assertThat(store.get("environment").get("NODE_OPTIONS").asText())
                .startsWith("--max-old-space-size=100 --require=");
    }

    @Test
    void servicesAreMeasuredInPlaceWhereCommandsStartThem() throws Exception {
        assumeTrue(SampleServices.runs("docker-compose", "version"), "skipped: no docker-compose here");
        // Older ones know neither these tags nor optional files.
        Files.writeString(folder.resolve("compose.yml"), PROJECT.replace(", {path: gone.env, required: false}", ""));
        Path seen = folder.resolve("seen.yml");

        CommandLineRun run = CommandLineRun.of(
                "spy",
                "run",
                "--dir",
                folder.resolve(".coverage-spy"),
                "--workspace",
                folder,
                "--compose",
                folder.resolve("compose.yml"),
                "--service",
                "auth,store",
                "--",
                "sh",
                "-c",
                "docker-compose --profile backend config > '" + seen + "'");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("auth: unmeasured", "store: unmeasured");
        JsonNode services = services(Files.readString(seen));
        assertThat(services.fieldNames()).toIterable().containsExactlyInAnyOrder("auth", "store", "sidecar", "web");
        assertThat(services.at("/auth/environment/JAVA_TOOL_OPTIONS").asText())
                .isEqualTo("-Xmx256m -javaagent:/coverage-spy/tools/coverage-spy.jar");
        assertThat(services.at("/auth/environment/COVERAGE_SERVICE").asText()).isEqualTo("auth");
        assertThat(services.at("/store/environment/COVERAGE_SERVICE").asText()).isEqualTo("store");
        assertThat(services.at("/auth/volumes").toString())
                .contains(folder + "/data:/data:ro", folder + "/.coverage-spy\",\"target\":\"/coverage-spy\"");
        assertThat(services.at("/sidecar/environment").isMissingNode()).isTrue();
        assertThat(folder.resolve(".coverage-spy/tools")).doesNotExist();
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path broken = folder.resolve("broken.yml");
        Files.writeString(broken, "services: {a: {extends: {service: b}}, b: {extends: a}}\n");

        assertThat(compose(broken).err()).contains("broken.yml: the service 'a' extends itself");
        Files.writeString(broken, "services: {a: {extends: {service: b}}}\n");
        assertThat(compose(broken).err()).contains("broken.yml: has no service 'b', which 'a' extends");
        Files.writeString(broken, "services: [\n");
        assertThat(compose(broken).err()).contains("broken.yml: is not readable as YAML");
        Files.writeString(broken, "services: {a: &a {image: x, environment: *a}}\n");
        assertThat(compose(broken).err()).contains("broken.yml: is not readable as YAML (an alias stands in what");
        Files.writeString(broken, "x: '" + "x".repeat(1 << 20) + "'\n");
        assertThat(compose(broken).err()).contains("broken.yml: is larger than 1 MiB; give a file of Docker Compose");
        Files.writeString(
                broken,
                IntStream.rangeClosed(0, 1_000)
                        .mapToObj(i -> "  s" + i + ": {image: x}\n")
                        .collect(Collectors.joining("", "services:\n", "")));
        assertThat(compose(broken).err()).contains("broken.yml: has more than 1000 services; split it");
        assertThat(compose(folder).err()).contains(": is not a file; give a file of Docker Compose");
        CommandLineRun gone = compose(folder.resolve("none.yml"));
        assertThat(gone.err()).contains("none.yml: does not exist");
        assertThat(gone.exitCode()).isEqualTo(64);
    }
}
