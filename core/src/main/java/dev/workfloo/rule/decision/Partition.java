package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.List;

/** The values of a type other than null, cut into slots. */
interface Partition {

    int size();

    /** A value of the slot. */
    Value example(int slot);

    /** Whether the slot has no other value than its example. */
    boolean isSingle(int slot);

    /**
     * The slots, in groups of which each gives one answer to a test.
     *
     * @param mentioned the values with which the test compares
     */
    List<Zone> zones(UnaryTest test, List<Value> mentioned);

    /** Tests of which one holds for exactly the values in these slots. */
    Passing passing(Slots slots);

    /**
     * Some slots.
     *
     * @param uniform whether the answer to one value is the answer to all; if not, nothing is known
     */
    record Zone(Slots slots, boolean uniform) {}

    /**
     * Tests that tell some values from the others.
     *
     * @param others whether they tell the others: exactly the values that pass none of them are meant
     */
    record Passing(List<UnaryTest> tests, boolean others) {}
}
