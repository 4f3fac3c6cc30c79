package samples.expressions.workfloo.rule.expression;

import dev.workfloo.rule.expression.syntax.SyntaxError;

public record TreeKnowsSyntax(SyntaxError error) {}
