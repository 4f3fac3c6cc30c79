package dev.workfloo.memory;

import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionIndexContract;
import dev.workfloo.application.port.out.Store;

class MemoryExecutionIndexTest extends ExecutionIndexContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected ExecutionIndex index() {
        return store.index();
    }
}
