package dev.workfloo.scenario;

import dev.workfloo.definition.flow.CheckedFlow;

/** Which starts in the sandbox must name a scenario. */
public enum ScenarioPolicy {
    ALWAYS,
    /** Those of flows that turn to a connector, since the scenario answers for it. */
    CONNECTORS;

    /** Whether every start must name one. */
    public boolean asksAlways() {
        return this == ALWAYS;
    }

    public boolean asks(CheckedFlow flow) {
        return asksAlways() || flow.asksServices();
    }
}
