package dev.workfloo.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TypeProperties {

    @Property
    void acceptsItself(@ForAll("types") Type type) {
        assertTrue(type.accepts(type));
        assertTrue(type.accepts(Type.NOTHING));
    }

    @Property(tries = 20_000, maxDiscardRatio = 20)
    void acceptsWhatItsPartsAccept(@ForAll Random random) {
        TypeSampler sampler = new TypeSampler(random);
        Type widest = sampler.type(2);
        Type middle = sampler.near(widest);
        Type narrow = sampler.near(middle);
        Assume.that(widest.accepts(middle) && middle.accepts(narrow));

        assertTrue(widest.accepts(narrow), () -> widest + " < " + middle + " < " + narrow);
    }

    @Property(tries = 50_000, maxDiscardRatio = 20)
    void includesTheValuesOfWhatItAccepts(@ForAll Random random) {
        TypeSampler sampler = new TypeSampler(random);
        Type wide = sampler.type(2);
        Type narrow = sampler.near(wide);
        Assume.that(wide.accepts(narrow));

        Optional<Value> value = sampler.valueOf(narrow);

        value.ifPresent(it -> {
            assertTrue(narrow.includes(it), () -> narrow + " should include " + it);
            assertTrue(wide.includes(it), () -> wide + " accepts " + narrow + ", not " + it);
        });
    }

    @Property(tries = 5_000)
    void refusesTheValuesOfOtherKinds(@ForAll Random random) {
        TypeSampler sampler = new TypeSampler(random);
        Type one = sampler.type(0);
        Type other = sampler.type(0);
        Assume.that(!one.accepts(other)
                && !one.present().getClass().equals(other.present().getClass()));

        Optional<Value> value = sampler.valueOf(other.present());

        value.ifPresent(it -> assertFalse(one.includes(it), () -> one + " takes " + it + " of " + other));
    }

    @Property(tries = 20_000)
    void joinIsTheLeastThatAcceptsBoth(@ForAll Random random) {
        TypeSampler sampler = new TypeSampler(random);
        Type one = sampler.type(2);
        Type other = sampler.near(one);
        Type upper = sampler.near(sampler.near(one));

        Optional<Type> join = Type.join(one, other);

        join.ifPresent(it -> assertTrue(it.accepts(one) && it.accepts(other), it::toString));
        if (upper.accepts(one) && upper.accepts(other)) assertTrue(upper.accepts(join.orElseThrow()));
    }

    @Property(tries = 5_000)
    void joinMindsNoOrder(@ForAll("types") Type one, @ForAll("types") Type other) {
        Optional<Type> join = Type.join(one, other);

        Optional<Type> turned = Type.join(other, one);

        assertEquals(join.isPresent(), turned.isPresent());
        join.ifPresent(it -> assertTrue(it.accepts(turned.get()) && turned.get().accepts(it)));
    }

    @Property
    void nullIsTakenAwayAndPutBack(@ForAll("types") Type type) {
        Type nullable = type.orNull();

        assertTrue(nullable.isNullable() && nullable.includes(Value.NULL) && nullable.accepts(type));
        assertEquals(nullable, nullable.orNull());
        assertEquals(type.present(), nullable.present());
        assertFalse(type.present().isNullable() || type.present().includes(Value.NULL));
        assertEquals(type, type.isNullable() ? type.present().orNull() : type.present());
    }

    @Property
    void joinsWithNull(@ForAll("types") Type type) {
        assertEquals(Optional.of(type.orNull()), Type.join(type, Type.NULL));
        assertEquals(Optional.of(type), Type.join(Type.NOTHING, type));
    }

    @Provide
    Arbitrary<Type> types() {
        return TypeSampler.types();
    }
}
