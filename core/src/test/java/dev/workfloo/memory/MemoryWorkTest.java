package dev.workfloo.memory;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklogContract;

class MemoryWorkTest extends WorkBacklogContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
