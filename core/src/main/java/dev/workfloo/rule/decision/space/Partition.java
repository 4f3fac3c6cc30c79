package dev.workfloo.rule.decision.space;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.List;
import java.util.Optional;

/** The values of a type other than null, divided into segments that are numbered from 0. */
interface Partition {

    /** @param breakpoints the values that tests compare with: where their answers may change */
    static Partition of(Type type, List<Value> breakpoints) {
        Optional<NumberLine> line = NumberLines.of(type);
        if (line.isPresent()) return new OrderedPartition(line.get(), breakpoints);
        if (type == Type.NOTHING) return ListedPartition.only(List.of());
        if (type instanceof Type.Bool) return ListedPartition.only(List.of(Value.of(true), Value.of(false)));
        if (!(type instanceof Type.Text text)) return ListedPartition.unknown(ExampleValue.of(type));
        if (text.options().isEmpty()) return ListedPartition.texts(breakpoints);
        return ListedPartition.only(text.options().stream().map(Value::of).toList());
    }

    int size();

    default Segments all() {
        return Segments.range(0, size());
    }

    /** A value of the segment. */
    Value example(int segment);

    /** Whether the segment has no other value than its example. */
    boolean isSingle(int segment);

    /**
     * The segments, in groups of which each gives one answer to a test.
     *
     * @param mentioned the values with which the test compares
     */
    List<Zone> zones(UnaryTest test, List<Value> mentioned);

    /** Tests of which one holds for exactly the values in these segments. */
    Passing passing(Segments segments);

    /**
     * A group of segments.
     *
     * @param uniform whether the answer to one value is the answer to all; if not, nothing is known
     */
    record Zone(Segments segments, boolean uniform) {}

    /**
     * Tests that tell some values from the others.
     *
     * @param others whether they tell the others: exactly the values that pass none of them are meant
     */
    record Passing(List<UnaryTest> tests, boolean others) {}
}
