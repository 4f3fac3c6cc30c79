package samples.direction.workfloo.rule;

import dev.workfloo.definition.DefinitionId;

public record RuleKnowsDefinition(DefinitionId id) {}
