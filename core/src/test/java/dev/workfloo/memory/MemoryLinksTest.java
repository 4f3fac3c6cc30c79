package dev.workfloo.memory;

import dev.workfloo.application.port.out.LinksContract;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.Work;
import java.util.List;

class MemoryLinksTest extends LinksContract {

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
