package dev.workfloo.memory;

import dev.workfloo.application.port.out.DocumentsContract;
import dev.workfloo.application.port.out.Store;

class MemoryDocumentsTest extends DocumentsContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
