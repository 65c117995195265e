package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import io.jenkins.plugins.coveragemonitor.history.postgres.TestPostgres;
import io.jenkins.plugins.coveragemonitor.history.store.StableId;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that take {@code --store}: one that writes to the database of all controllers, and those that read from it. */
class StoreOptionTest {
    @TempDir
    private Path folder;

    private CommandLineRun record(int build, int covered, Object... more) throws IOException {
        StringBuilder lcov = new StringBuilder("SF:src/a.js\n");
        for (int line = 1; line <= 100; line++) {
            lcov.append("DA:").append(line).append(line <= covered ? ",1\n" : ",0\n");
        }
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("lcov.info"), lcov + "end_of_record\n");
        Files.writeString(workspace.resolve("CODEOWNERS"), "* @pay\n");
        Path config = Files.writeString(
                folder.resolve("config.json"), "{\"alerts\":{\"maxDrop\":0.5},\"labels\":[\"tier-1\"]}");
        List<Object> words =
                new ArrayList<>(List.of("record", "--home", home(), "--job", "team/app", "--build", build));
        words.addAll(List.of("--workspace", workspace, "--config", config));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray());
    }

    private Path home() {
        return folder.resolve("home");
    }

    private static String url(StoreAddress address) {
        return address + "?user=" + address.user() + "&password=" + address.password() + "&sslmode=disable";
    }

    @Test
    void whatIsRecordedIsInTheDatabaseWithItsAlertsOpenAndOver() throws IOException {
        String database = url(TestPostgres.database());
        assertThat(record(1, 90).exitCode()).isZero();
        CommandLineRun second = record(2, 80, "--store", database, "--controller", "lap-1");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(StableId.ofController(home()).read()).contains("lap-1");

        JsonNode job = CommandLineRun.of("status", "--store", database, "--json")
                .json()
                .at("/jobs/0");
        assertThat(job.path("job").asText()).isEqualTo("team/app");
        assertThat(job.path("controller").asText()).isEqualTo("lap-1");
        assertThat(job.path("build").asInt()).isEqualTo(2);
        assertThat(job.path("change").decimalValue()).isEqualByComparingTo("-10");
        assertThat(job.at("/owners/0").asText()).isEqualTo("@pay");
        assertThat(job.at("/labels/0").asText()).isEqualTo("tier-1");
        assertThat(job.at("/alerts/0/type").asText()).isEqualTo("REGRESSION");
        String table = CommandLineRun.of("status", "--store", database).out();
        assertThat(table).containsPattern("team/app +#2 +80.00 % −10.00 +NOT_EVALUATED +1 +lap-1");
        assertThat(CommandLineRun.of("status", "--store", database, "--controller", "other")
                        .out()
                        .lines())
                .hasSize(1);

        assertThat(record(3, 90, "--store", database).err()).isEmpty();
        assertThat(CommandLineRun.of("alerts", "--store", database, "--status", "ACTIVE")
                        .out()
                        .strip())
                .isEqualTo("No alerts.");
        JsonNode over = CommandLineRun.of("alerts", "--store", database, "--json")
                .json()
                .path("alerts");
        assertThat(over).hasSize(1);
        assertThat(over.at("/0/status").asText()).isEqualTo("RESOLVED");
        assertThat(over.at("/0/how").asText()).isEqualTo("RECOVERED");
        assertThat(over.at("/0/endBuild").asInt()).isEqualTo(3);
        assertThat(CommandLineRun.of("alerts", "--store", database, "--ended-days", "0", "--job", "team/app")
                        .out()
                        .strip())
                .isEqualTo("No alerts.");
        assertThat(CommandLineRun.of("alerts", "--store", database, "--branch", "x")
                        .err())
                .contains("--branch: the database does not know it for open alerts");
        JsonNode exported = CommandLineRun.of("export", "--store", database, "--job", "team/app")
                .json();
        assertThat(exported.path("points"))
                .isEqualTo(CommandLineRun.of("export", "--home", home(), "--job", "team/app")
                        .json()
                        .path("points"));
        assertThat(exported.path("points")).hasSize(3);
    }

    /** A database that is there again gets what it lacks. */
    @Test
    void aDatabaseThatIsAwayCostsNothingAndGetsItLater() throws IOException {
        CommandLineRun away = record(1, 90, "--store", "jdbc:postgresql://127.0.0.1:1/d?user=u&password=geheim");
        assertThat(away.exitCode()).isZero();
        assertThat(away.err())
                .startsWith("notice: the database of all controllers lacks what is new in the job:"
                        + " jdbc:postgresql://127.0.0.1:1/d: cannot be reached (")
                .contains("The job's next 'record --store' brings it there, or 'history copy'.")
                .doesNotContain("geheim");
        String database = url(TestPostgres.database());
        assertThat(record(2, 90, "--store", database).err()).isEmpty();
        assertThat(CommandLineRun.of("history", "check", "--from", home(), "--to", database)
                        .exitCode())
                .isZero();
    }

    @Test
    void historiesMoveWithWhatIsKnownOfTheirJobsAndWithTheirAlerts() throws IOException {
        record(1, 90);
        record(2, 80);
        record(3, 90);
        String database = url(TestPostgres.database());
        JsonNode copied = CommandLineRun.of("history", "copy", "--from", home(), "--to", database, "--json")
                .json();
        assertThat(copied.path("alerts").asInt()).isEqualTo(1);
        assertThat(copied.path("differences").asInt()).isZero();
        JsonNode job = CommandLineRun.of("status", "--store", database, "--json")
                .json()
                .at("/jobs/0");
        assertThat(job.at("/labels/0").asText()).isEqualTo("tier-1");
        assertThat(job.path("alerts")).isEmpty();
        Path back = folder.resolve("back");
        assertThat(CommandLineRun.of("history", "copy", "--from", database, "--to", back)
                        .exitCode())
                .isZero();
        assertThat(CommandLineRun.of("history", "check", "--from", home(), "--to", back)
                        .exitCode())
                .isZero();
        TestPostgres.execute(
                StoreAddress.of(database, null, null),
                "set search_path = coverage_monitor; update ended_alert set line = replace(line, 'RECOVERED', 'RETIRED')");
        assertThat(CommandLineRun.of("history", "check", "--from", home(), "--to", database)
                        .out())
                .contains("1 line differs:", "team/app: the alert that ended at ", " differs on the other side");
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsRecorded() throws IOException {
        for (List<Object> wrong : List.<List<Object>>of(
                List.of("--store", "jdbc:mysql://h/d"),
                List.of("--controller", "x"),
                List.of("--store", "jdbc:postgresql://127.0.0.1:1/d", "--controller", "no id"))) {
            assertThat(record(1, 90, wrong.toArray()).exitCode())
                    .as(wrong.toString())
                    .isEqualTo(64);
        }
        assertThat(home().resolve("jobs")).doesNotExist();
        StableId.ofController(home()).set("mine");
        assertThat(record(1, 90, "--store", "jdbc:postgresql://127.0.0.1:1/d", "--controller", "yours")
                        .err())
                .contains("is the home of the controller 'mine': leave --controller out");
        assertThat(CommandLineRun.of("status").err()).contains("--home=DIR");
    }

    /** The file of passwords that psql and pg_dump use; a server that only asks for the password tells what it was given. */
    @Test
    void thePasswordMayBeInTheFileOfPasswords() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = Files.writeString(
                    folder.resolve("pgpass"), "127.0.0.1:" + server.getLocalPort() + ":d:reader:from-the-file\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            CompletableFuture<String> given = CompletableFuture.supplyAsync(() -> passwordGivenTo(server));
            System.setProperty("org.postgresql.pgpassfile", file.toString());
            try {
                CommandLineRun.of(
                        "status",
                        "--store",
                        "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/d?user=reader&sslmode=disable");
            } finally {
                System.clearProperty("org.postgresql.pgpassfile");
            }
            assertThat(given.get()).isEqualTo("from-the-file");
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String passwordGivenTo(ServerSocket server) {
        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            message(in);
            // Authentication request 3: the password in clear text.
            client.getOutputStream().write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
            in.read();
            String password = new String(message(in), StandardCharsets.UTF_8).replace("\0", "");
            client.getOutputStream().write(refusal());
            client.getOutputStream().flush();
            return password;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] message(InputStream in) throws IOException {
        byte[] length = in.readNBytes(4);
        return in.readNBytes(ByteBuffer.wrap(length).getInt() - 4);
    }

    private static byte[] refusal() {
        byte[] body = "SFATAL\0C28P01\0Mno\0\0".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) 'E')
                .putInt(4 + body.length)
                .put(body)
                .array();
    }
}
