package dev.workfloo.rule;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTest {

    @Test
    void isMadeOfPlainThings() {
        Value value = Value.of(object("a", Arrays.asList(1, "x", true, null), "b", LocalDate.EPOCH));

        Value.Sequence list = new Value.Sequence(
                List.of(new Value.Num(BigDecimal.ONE), new Value.Text("x"), new Value.Bool(true), Value.NULL));
        assertEquals(new Value.Context(Map.of("a", list, "b", new Value.Date(LocalDate.EPOCH))), value);
        assertSame(value, Value.of(value));
    }

    @Test
    void isMadeOfMomentsHoweverJavaKeepsThem() {
        Instant noon = Instant.parse("2026-11-29T12:00:00Z");
        ZoneOffset west = ZoneOffset.ofHours(-6);

        assertEquals(new Value.DateTime(noon.atZone(ZoneOffset.UTC)), Value.of(noon));
        assertEquals(new Value.DateTime(noon.atZone(west)), Value.of(noon.atOffset(west)));
    }

    @Test
    void knowsNumbersByTheirValue() {
        Value two = Value.of(2);

        for (Number same :
                List.of(2L, (short) 2, 2.0, 2.0f, BigInteger.TWO, new BigDecimal("2.00"), new BigDecimal("0.2E+1"))) {
            assertEquals(two, Value.of(same));
            assertEquals(two.hashCode(), Value.of(same).hashCode());
        }
        assertEquals("Num[number=1000]", Value.of(1e3).toString());
        assertEquals(
                "Num[number=1E+2000000000]",
                Value.of(new BigDecimal("1E+2000000000")).toString());
        assertEquals(Value.of(0), Value.of(-0.0));
        assertEquals(Value.of(new BigDecimal("0.1")), Value.of(0.1));
        assertNotEquals(two, Value.of("2"));
    }

    static List<Value> absent() {
        return List.of(Value.NULL, Value.of(""), Value.of(" \t\n\u2003"), Value.of(List.of()));
    }

    @ParameterizedTest
    @MethodSource("absent")
    void isAbsentWhenNothingWasGiven(Value value) {
        assertTrue(value.isAbsent());
    }

    static List<Value> present() {
        return List.of(Value.of("x"), Value.of(0), Value.of(false), Value.of(List.of("")), Value.Context.EMPTY);
    }

    @ParameterizedTest
    @MethodSource("present")
    void isPresentWhenSomethingWasGiven(Value value) {
        assertFalse(value.isAbsent());
    }

    @Test
    void keepsItsMembersInOrder() {
        Value.Context context = context("z", 1, "a", 2, "m", 3);

        assertEquals(List.of("z", "a", "m"), List.copyOf(context.members().keySet()));
        assertEquals(Value.of(2), context.get("a"));
        assertEquals(Value.NULL, context.get("b"));
    }

    @Test
    void neverChanges() {
        Map<String, Value> members = new LinkedHashMap<>(Map.of("a", Value.of(1)));
        List<Value> items = new ArrayList<>(List.of(Value.of(1)));
        Value.Context context = new Value.Context(members);
        Value.Sequence sequence = new Value.Sequence(items);

        members.put("b", Value.NULL);
        items.add(Value.NULL);

        assertEquals(context("a", 1), context);
        assertEquals(Value.of(List.of(1)), sequence);
        assertThrows(
                UnsupportedOperationException.class, () -> context.members().put("b", Value.NULL));
        assertThrows(UnsupportedOperationException.class, () -> sequence.items().add(Value.NULL));
    }
}
