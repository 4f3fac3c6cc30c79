package dev.workfloo.testkit.arbitrary.value;

import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** What may be missing besides. Nothing is odder than what is missing. */
record NullableValues(FactValues present) implements FactValues {

    private static final int ONE_IN = 6;

    @Override
    public Value any(Random random) {
        return random.nextInt(ONE_IN) == 0 ? Value.NULL : present.any(random);
    }

    @Override
    public Value near(Value mark, Random random) {
        return mark == Value.NULL ? mark : present.near(mark, random);
    }

    @Override
    public List<Value> beside(Value value) {
        return value == Value.NULL ? List.of() : present.beside(value);
    }

    @Override
    public Optional<Value> between(Value one, Value other) {
        return one == Value.NULL || other == Value.NULL ? Optional.empty() : present.between(one, other);
    }

    @Override
    public long rank(Value value) {
        return value == Value.NULL ? Long.MAX_VALUE / 2 : present.rank(value);
    }

    @Override
    public List<Value> simpler(Value value) {
        if (value != Value.NULL) return present.simpler(value);
        Value some = present.any(LeastRandom.INSTANCE);
        return Stream.concat(present.simpler(some).stream(), Stream.of(some)).toList();
    }

    @Override
    public long steps(Value one, Value other) {
        return one == Value.NULL || other == Value.NULL ? 0 : present.steps(one, other);
    }

    @Override
    public boolean isLess(Value one, Value other) {
        return present.isLess(one, other);
    }
}
