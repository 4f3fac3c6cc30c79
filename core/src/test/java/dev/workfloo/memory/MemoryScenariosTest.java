package dev.workfloo.memory;

import dev.workfloo.application.port.out.ScenariosContract;
import dev.workfloo.application.port.out.Store;

class MemoryScenariosTest extends ScenariosContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
