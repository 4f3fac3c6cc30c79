package dev.workfloo.memory;

import dev.workfloo.application.port.out.ExecutionIndexContract;
import dev.workfloo.application.port.out.Store;

class MemoryExecutionIndexTest extends ExecutionIndexContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
