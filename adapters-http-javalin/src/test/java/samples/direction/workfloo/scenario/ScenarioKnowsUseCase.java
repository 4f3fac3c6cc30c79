package samples.direction.workfloo.scenario;

import dev.workfloo.application.Workfloo;

public record ScenarioKnowsUseCase(Workfloo workfloo) {}
