package dev.workfloo.testkit.arbitrary.value;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The values that one fact can have. Marks are those with which somebody compares it, and the ends of its type: where it may begin to matter. */
public interface FactValues {

    /** @param compared values with which it is compared; those of other types are of no interest */
    static FactValues of(Type type, Collection<Value> compared) {
        Type present = type.present();
        FactValues values = Scale.of(present, compared)
                .<FactValues>map(scale -> OrderedValues.of(scale, present, compared))
                .orElseGet(() -> ListedValues.of(present, compared));
        return type.isNullable() ? new NullableValues(values) : values;
    }

    /** One of them: a mark or beside one, between two of them, or far from all. */
    Value any(Random random);

    /** One at this value, or a step beside it; any, where it is of another type. */
    Value near(Value mark, Random random);

    /** The next ones, a step up and a step down, as far as there are some. */
    List<Value> beside(Value value);

    /** One in the middle of two; empty where there is none between them. */
    Optional<Value> between(Value one, Value other);

    /** How odd it is: 0 is the simplest. Of ordered values it grows with the way to the next mark. */
    long rank(Value value);

    /** Some of a lower rank, the best first. */
    List<Value> simpler(Value value);

    /** How many steps lie between two; 0 where there is no order. */
    long steps(Value one, Value other);

    /** Whether the first comes before the second; false where there is no order. */
    boolean isLess(Value one, Value other);
}
