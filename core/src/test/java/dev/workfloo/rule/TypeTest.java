package dev.workfloo.rule;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeTest {

    private static final Type PERCENT = number(false, "0", "100");

    private static Type number(boolean whole, String least, String most) {
        return new Type.Num(whole, Optional.of(new BigDecimal(least)), Optional.of(new BigDecimal(most)));
    }

    private static Type.Text oneOf(String... options) {
        return new Type.Text(new LinkedHashSet<>(List.of(options)));
    }

    @Test
    void boundsAreMinded() {
        assertTrue(PERCENT.includes(Value.of(0)) && PERCENT.includes(Value.of(new BigDecimal("100.00"))));
        assertFalse(PERCENT.includes(Value.of(new BigDecimal("100.01"))) || PERCENT.includes(Value.of(-1)));
        assertTrue(Type.NUMBER.accepts(PERCENT) && PERCENT.accepts(number(true, "1", "99")));
        assertFalse(PERCENT.accepts(Type.NUMBER) || PERCENT.accepts(number(false, "0", "101")));
    }

    @Test
    void integersAreKnownByTheirValue() {
        assertTrue(Type.INTEGER.includes(Value.of(new BigDecimal("2.0"))));
        assertTrue(Type.INTEGER.includes(Value.of(new BigDecimal("1E+400"))));
        assertFalse(Type.INTEGER.includes(Value.of(new BigDecimal("2.5"))));
        assertFalse(Type.INTEGER.accepts(Type.NUMBER));
    }

    @Test
    void optionsAreMinded() {
        Type state = oneOf("ZAC", "AGS");

        assertTrue(state.includes(Value.of("AGS")) && state.accepts(oneOf("ZAC")) && Type.TEXT.accepts(state));
        assertFalse(state.includes(Value.of("MEX")) || state.accepts(Type.TEXT) || state.accepts(oneOf("MEX")));
    }

    @Test
    void missingMembersAreNull() {
        Type optional = new Type.Context(Map.of("score", Type.INTEGER.orNull()));
        Type required = new Type.Context(Map.of("score", Type.INTEGER));

        assertTrue(optional.includes(Value.Context.EMPTY) && optional.accepts(new Type.Context(Map.of())));
        assertFalse(required.includes(Value.Context.EMPTY) || required.accepts(optional));
        assertTrue(optional.accepts(required));
    }

    @Test
    void otherMembersThanItsOwnAreRefused() {
        Type type = new Type.Context(Map.of("score", Type.INTEGER));

        assertTrue(type.includes(context("score", 1, "name", null)));
        assertFalse(type.includes(context("score", 1, "name", "x")));
        assertFalse(type.accepts(new Type.Context(Map.of("score", Type.INTEGER, "name", Type.TEXT))));
    }

    @Test
    void joinsWidenTheLeastThatTheyCan() {
        assertEquals(Optional.of(oneOf("A", "B")), Type.join(oneOf("A"), oneOf("B")));
        assertEquals(
                Optional.of(number(false, "0", "200")), Type.join(number(true, "1", "200"), number(false, "0", "0.5")));
        assertEquals(Optional.of(Type.NUMBER.orNull()), Type.join(Type.INTEGER.orNull(), Type.NUMBER));
        assertEquals(Optional.empty(), Type.join(Type.TEXT, Type.NUMBER));
        assertEquals(Optional.empty(), Type.join(new Type.Sequence(Type.TEXT), new Type.Sequence(Type.DATE)));
    }

    @Test
    void membersThatOnlyOneHasMayBeMissing() {
        Type one = new Type.Context(Map.of("a", Type.NUMBER, "b", Type.TEXT));
        Type other = new Type.Context(Map.of("a", Type.INTEGER));

        Type both = new Type.Context(Map.of("a", Type.NUMBER, "b", Type.TEXT.orNull()));
        assertEquals(Optional.of(both), Type.join(one, other));
        assertEquals(Optional.empty(), Type.join(one, new Type.Context(Map.of("b", Type.DATE))));
    }

    @Test
    void nullIsSaidInOneWayOnly() {
        assertEquals(Type.NULL, Type.NOTHING.orNull());
        assertThrows(IllegalArgumentException.class, () -> new OrNull(Type.NOTHING));
        assertThrows(IllegalArgumentException.class, () -> new OrNull(Type.TEXT.orNull()));
        assertThrows(IllegalArgumentException.class, () -> new OrNull(Type.NULL));
    }

    @Test
    void saysWhatItIs() {
        Type type = new Type.Context(Map.of("scores", new Type.Sequence(Type.INTEGER.orNull())));

        assertEquals("{scores: list of integer or null}", type.toString());
        assertEquals("text", new Type.Text(Set.of("A")).toString());
    }
}
