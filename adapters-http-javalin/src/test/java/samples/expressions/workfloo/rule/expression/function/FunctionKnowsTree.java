package samples.expressions.workfloo.rule.expression.function;

import dev.workfloo.rule.expression.Expression;

public record FunctionKnowsTree(Expression argument) {}
