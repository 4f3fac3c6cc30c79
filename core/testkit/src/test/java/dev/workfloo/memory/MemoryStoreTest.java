package dev.workfloo.memory;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.testkit.contract.StoreContract;

class MemoryStoreTest extends StoreContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
