package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStoreContract;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

class PostgresHistoryStoreTest extends HistoryStoreContract {
    private static StoreAddress address;

    @BeforeAll
    static void database() throws IOException {
        address = TestPostgres.database();
        try (PostgresHistoryStore store = new PostgresHistoryStore(address)) {
            store.prepare();
        }
    }

    @Override
    protected HistoryStore empty() throws IOException {
        PostgresHistoryStore store = new PostgresHistoryStore(address);
        TestPostgres.execute(address, "truncate controller cascade");
        return store;
    }
}
