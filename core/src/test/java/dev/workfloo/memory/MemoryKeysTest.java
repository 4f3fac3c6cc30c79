package dev.workfloo.memory;

import dev.workfloo.application.port.out.KeysContract;
import dev.workfloo.application.port.out.Store;

class MemoryKeysTest extends KeysContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
