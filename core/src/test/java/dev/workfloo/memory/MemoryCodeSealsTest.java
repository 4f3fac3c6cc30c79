package dev.workfloo.memory;

import dev.workfloo.application.port.out.CodeSealsContract;
import dev.workfloo.application.port.out.Store;

class MemoryCodeSealsTest extends CodeSealsContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
