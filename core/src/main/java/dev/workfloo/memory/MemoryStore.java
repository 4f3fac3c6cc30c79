package dev.workfloo.memory;

import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.Store;

/** A store in memory. Every write is atomic, as in a database. */
public final class MemoryStore implements Store {

    private final MemoryDefinitions definitions = new MemoryDefinitions();
    private final MemoryScenarios scenarios = new MemoryScenarios();
    private final MemoryExecutions executions = new MemoryExecutions(definitions, scenarios);
    private final MemoryKeys keys = new MemoryKeys();

    @Override
    public Definitions definitions() {
        return definitions;
    }

    @Override
    public Scenarios scenarios() {
        return scenarios;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public Keys keys() {
        return keys;
    }
}
