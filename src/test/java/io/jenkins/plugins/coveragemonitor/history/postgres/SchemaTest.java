package io.jenkins.plugins.coveragemonitor.history.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static void prepare(StoreAddress address) throws IOException {
        try (PostgresHistoryStore store = new PostgresHistoryStore(address)) {
            store.prepare();
        }
    }

    @Test
    void manyControllersMayMigrateAtOnce() throws Exception {
        StoreAddress address = TestPostgres.database();
        ExecutorService controllers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> all = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(i -> controllers.submit(() -> {
                        prepare(address);
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            controllers.shutdownNow();
        }
        assertThatCode(() -> prepare(address)).doesNotThrowAnyException();
    }

    @Test
    void aScriptThatIsNotWhatWasRunNeedsRepair() throws IOException {
        StoreAddress address = TestPostgres.database();
        prepare(address);
        TestPostgres.execute(address, "update coverage_monitor_schema set checksum = 1 where version = '1'");
        assertThatThrownBy(() -> prepare(address))
                .isInstanceOf(SchemaTrouble.class)
                .hasMessageStartingWith(address + ": its tables could not be brought to this version (")
                .hasMessageEndingWith("restore the database from its backup");
    }

    @Test
    void aDatabaseOfAnotherEncodingIsRefused() {
        StoreAddress server = TestPostgres.server();
        String name = TestPostgres.database().database() + "_latin";
        TestPostgres.execute(
                server,
                "create database " + name + " encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
        StoreAddress latin =
                new StoreAddress(server.hosts(), name, server.parameters(), server.user(), server.password());
        assertThatThrownBy(() -> prepare(latin))
                .isInstanceOf(SchemaTrouble.class)
                .hasMessage(latin + ": keeps text as LATIN1, which cannot hold every name;"
                        + " create the database with ENCODING 'UTF8'");
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() {
        StoreAddress good = TestPostgres.database();
        StoreAddress noDatabase =
                new StoreAddress(good.hosts(), "nowhere", good.parameters(), good.user(), good.password());
        assertThatThrownBy(() -> prepare(noDatabase))
                .hasMessage(noDatabase + ": there is no such database; create it, or correct its name");
        StoreAddress away = StoreAddress.of("jdbc:postgresql://127.0.0.1:1/db", "u", "secret");
        assertThatThrownBy(() -> prepare(away))
                .hasMessageStartingWith("jdbc:postgresql://127.0.0.1:1/db: cannot be reached (")
                .hasMessageNotContaining("secret");
        try (PostgresHistoryStore empty = new PostgresHistoryStore(good)) {
            assertThatThrownBy(empty::controllers)
                    .hasMessage(good
                            + ": holds no histories yet; let a controller write to it first, or copy histories there");
        }
    }

    @Test
    void aPasswordThatChangedIsSaid() {
        StoreAddress address = StoreAddress.of("jdbc:postgresql://h/d", "u", "secret");
        for (String state : List.of("28P01", "28000")) {
            assertThat(DatabaseTrouble.of(address, new SQLException("password of u failed", state)))
                    .hasMessage(
                            "jdbc:postgresql://h:5432/d: the user or the password is refused; correct the credentials");
        }
    }

    @Test
    void anAddressIsReadOrRefusedWithoutItsPassword() {
        StoreAddress address = StoreAddress.of(
                "jdbc:postgresql://[::1]:5433,b/cov%20x?user=u&password=p&sslmode=verify-full", "v", "w");
        assertThat(address.toString()).isEqualTo("jdbc:postgresql://[::1]:5433,b:5432/cov x");
        assertThat(address.user()).isEqualTo("u");
        assertThat(address.password()).isEqualTo("p");
        for (String wrong : List.of(
                "jdbc:mysql://h/d",
                "jdbc:postgresql://h",
                "jdbc:postgresql:///d",
                "jdbc:postgresql://me:geheim@h/d",
                "jdbc:postgresql://h/d?socketFactory=org.example.Evil",
                "jdbc:postgresql://h/d?password=geheim&loggerFile=/etc/passwd",
                "jdbc:postgresql://h/d?sslmode=on",
                "jdbc:postgresql://h/d?currentSchema=x%20y",
                "jdbc:postgresql://h:99999/d")) {
            assertThatThrownBy(() -> StoreAddress.of(wrong, null, null))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("geheim");
        }
    }
}
