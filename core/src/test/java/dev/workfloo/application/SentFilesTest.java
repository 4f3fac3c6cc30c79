package dev.workfloo.application;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.memory.MemoryStore;

class SentFilesTest extends SentFilesContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
