package dev.workfloo.memory;

import dev.workfloo.application.port.out.ConsentsContract;
import dev.workfloo.application.port.out.Store;

class MemoryConsentsTest extends ConsentsContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
