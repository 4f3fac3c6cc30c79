package com.example.lender;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.StoreContract;

class LedgerStoreTest extends StoreContract {

    private final Store store = new LedgerStore(new MemoryStore(), (execution, revision) -> {});

    @Override
    protected Store store() {
        return store;
    }
}
