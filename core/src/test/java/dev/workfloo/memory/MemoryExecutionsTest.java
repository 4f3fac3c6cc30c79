package dev.workfloo.memory;

import dev.workfloo.application.port.out.ExecutionsContract;
import dev.workfloo.application.port.out.Store;

class MemoryExecutionsTest extends ExecutionsContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
