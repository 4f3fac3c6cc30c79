package samples.direction.workfloo.access;

import dev.workfloo.rule.Value;

public record AccessKnowsRule(Value value) {}
