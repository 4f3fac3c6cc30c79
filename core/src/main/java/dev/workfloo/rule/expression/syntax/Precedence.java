package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.ArithmeticOperator;
import java.util.Optional;

/** How tightly a construct holds its parts, loosest first (DMN 1.5, §10.3.1.2, rules 2 and 4). */
enum Precedence {
    /** {@code if}, {@code some} and {@code every} take in all that follows. */
    OPEN,
    OR,
    AND,
    COMPARISON,
    SUM,
    PRODUCT,
    POWER,
    NEGATION,
    POSTFIX;

    /** What the right side of an operator needs that binds to the left. */
    Precedence tighter() {
        return this == POSTFIX ? POSTFIX : values()[ordinal() + 1];
    }

    boolean isLooserThan(Precedence other) {
        return compareTo(other) < 0;
    }

    static Precedence of(ArithmeticOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
            case POWER -> POWER;
        };
    }

    /** That of an operator between two parts; empty when the token is none. */
    static Optional<Precedence> of(Token token) {
        if (token.isWord("or")) return Optional.of(OR);
        if (token.isWord("and")) return Optional.of(AND);
        if (token.isWord("between") || token.isWord("in")) return Optional.of(COMPARISON);
        if (token.comparison().isPresent()) return Optional.of(COMPARISON);
        return token.arithmetic().map(Precedence::of);
    }
}
