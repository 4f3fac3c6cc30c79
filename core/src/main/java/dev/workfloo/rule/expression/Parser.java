package dev.workfloo.rule.expression;

import io.vavr.control.Either;

/** Reads expressions and unary tests. */
public final class Parser {

    private Parser() {}

    public static Either<SyntaxError, Expression> expression(String text) {
        throw new UnsupportedOperationException();
    }

    public static Either<SyntaxError, UnaryTests> unaryTests(String text) {
        throw new UnsupportedOperationException();
    }
}
