package io.jenkins.plugins.coveragemonitor.history.store;

class StoreInMemoryTest extends HistoryStoreContract {
    @Override
    protected HistoryStore empty() {
        return new StoreInMemory();
    }
}
