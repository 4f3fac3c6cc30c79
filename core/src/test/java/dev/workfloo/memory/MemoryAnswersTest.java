package dev.workfloo.memory;

import dev.workfloo.application.port.out.AnswersContract;
import dev.workfloo.application.port.out.Store;

class MemoryAnswersTest extends AnswersContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
