package dev.workfloo.memory;

import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.VerificationContract;

class MemoryVerificationTest extends VerificationContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
