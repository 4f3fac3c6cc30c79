package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Expressions, cells and values to test with. */
public final class Expressions {

    private Expressions() {}

    /** Expressions that are of a type, over {@link TypedSampler#NAMES}. */
    public static Arbitrary<Expression> typed() {
        return Arbitraries.randomValue(random -> new TypedSampler(random).any(3));
    }

    /** Cells that test a value of a type, over {@link TypedSampler#NAMES}. */
    public static Arbitrary<TypedSampler.Cell> typedCells() {
        return Arbitraries.randomValue(random -> new TypedSampler(random).cell());
    }

    /** Values for {@link TypedSampler#NAMES}, of the types that these have there. */
    public static Arbitrary<Value.Context> names() {
        return Arbitraries.randomValue(random -> new TypedSampler(random).names());
    }
}
