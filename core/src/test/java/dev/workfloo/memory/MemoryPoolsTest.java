package dev.workfloo.memory;

import dev.workfloo.application.port.out.PoolsContract;
import dev.workfloo.application.port.out.Store;

class MemoryPoolsTest extends PoolsContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
