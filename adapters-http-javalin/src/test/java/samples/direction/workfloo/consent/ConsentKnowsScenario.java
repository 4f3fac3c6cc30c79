package samples.direction.workfloo.consent;

import dev.workfloo.scenario.Scenario;

public record ConsentKnowsScenario(Scenario scenario) {}
