package dev.workfloo.memory;

import dev.workfloo.application.port.out.RetentionContract;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.Work;
import java.util.List;

class MemoryRetentionTest extends RetentionContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected List<Work.Due> pendingWork() {
        return store.pendingWork();
    }
}
