package samples.direction.workfloo.execution;

import dev.workfloo.scenario.Scenario;

public record ExecutionKnowsScenario(Scenario scenario) {}
