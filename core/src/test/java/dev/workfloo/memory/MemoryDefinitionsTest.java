package dev.workfloo.memory;

import dev.workfloo.application.port.out.DefinitionsContract;
import dev.workfloo.application.port.out.Store;

class MemoryDefinitionsTest extends DefinitionsContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
