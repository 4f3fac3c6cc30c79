package dev.workfloo.rule.expression;

/** Writes expressions and unary tests in one way only: reading it gives the same tree. */
public final class Printer {

    private Printer() {}

    public static String print(Expression expression) {
        throw new UnsupportedOperationException();
    }

    public static String print(UnaryTests tests) {
        throw new UnsupportedOperationException();
    }

    public static String print(Test test) {
        throw new UnsupportedOperationException();
    }
}
