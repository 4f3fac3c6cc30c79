package dev.workfloo.rule.expression;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The arbitraries of expressions. */
public final class Expressions {

    private static final int DEPTH = 5;

    private Expressions() {}

    /** Any tree that the parser can give, of whatever types. */
    public static Arbitrary<Expression> trees() {
        return Arbitraries.randomValue(random -> new TreeSampler(random).expression(random.nextInt(DEPTH)));
    }

    /** Any cell that the parser can give. */
    public static Arbitrary<UnaryTests> cells() {
        return Arbitraries.randomValue(random -> new TreeSampler(random).unaryTests(random.nextInt(DEPTH)));
    }
}
