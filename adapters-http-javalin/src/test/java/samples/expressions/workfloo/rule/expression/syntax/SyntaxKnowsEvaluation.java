package samples.expressions.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.evaluation.Evaluation;

public record SyntaxKnowsEvaluation(Evaluation evaluation) {}
