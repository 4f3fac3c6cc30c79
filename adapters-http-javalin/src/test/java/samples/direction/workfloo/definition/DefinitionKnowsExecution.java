package samples.direction.workfloo.definition;

import dev.workfloo.execution.ExecutionId;

public record DefinitionKnowsExecution(ExecutionId id) {}
