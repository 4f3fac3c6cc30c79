package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Expressions, cells and values to test with. */
public final class Expressions {

    private Expressions() {}

    /** Every tree that the parser can give, whether or not it makes sense. */
    public static Arbitrary<Expression> trees() {
        return Arbitraries.randomValue(random -> new TreeSampler(random).expression(4));
    }

    /** Every cell that the parser can give, whether or not it makes sense. */
    public static Arbitrary<UnaryTests> cells() {
        return Arbitraries.randomValue(random -> new TreeSampler(random).cell());
    }

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

    /** Values of any kind and size, also such as no input should have. */
    public static Arbitrary<Value> hostileValues() {
        return Arbitraries.randomValue(random -> new HostileValues(random).value(3));
    }

    /** Such values for the names that {@link #trees()} use. */
    public static Arbitrary<Value.Context> hostileNames() {
        return Arbitraries.randomValue(random -> new HostileValues(random).names());
    }
}
