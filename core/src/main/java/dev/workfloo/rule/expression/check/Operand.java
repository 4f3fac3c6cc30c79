package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;

/**
 * One side of an operator, as sentences speak of it.
 *
 * @param side where it stands: "the left side"
 */
record Operand(String side, Expression expression, Type type) {

    static Operand left(Expression expression, Type type) {
        return new Operand("the left side", expression, type);
    }

    static Operand right(Expression expression, Type type) {
        return new Operand("the right side", expression, type);
    }

    boolean isUnknown() {
        return type.equals(Type.NOTHING);
    }

    String quote() {
        return Diagnostics.quote(expression);
    }

    /** "the left side is text" */
    String words() {
        return side + " is " + Wording.of(type);
    }
}
