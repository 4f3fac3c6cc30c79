package samples.expressions.workfloo.rule.expression.evaluation;

import dev.workfloo.rule.expression.check.TypeEnvironment;

public record EvaluationKnowsCheck(TypeEnvironment known) {}
