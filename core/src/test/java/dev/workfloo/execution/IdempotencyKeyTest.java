package dev.workfloo.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {

    static String[] malformed() {
        return new String[] {"", "x".repeat(256), "a\0b"};
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isNotMadeOfAMalformedKey(String key) {
        Optional<IdempotencyKey> made = IdempotencyKey.of(key, Value.NULL);

        assertEquals(Optional.empty(), made);
        assertThrows(IllegalArgumentException.class, () -> new IdempotencyKey(key, "fingerprint"));
    }

    @Test
    void hasUpTo255Characters() {
        Optional<IdempotencyKey> longest = IdempotencyKey.of("x".repeat(255), Value.NULL);

        assertTrue(longest.isPresent());
    }

    @Test
    void isTheSameForAPayloadThatIsEqualAsJson() {
        Value one = Fixtures.context("a", 1, "b", "x");
        Value same = Fixtures.context("b", "x", "a", 1.0);
        Value other = Fixtures.context("b", "x", "a", "1");

        Optional<IdempotencyKey> key = IdempotencyKey.of("k", one);

        assertEquals(key, IdempotencyKey.of("k", same));
        assertNotEquals(key, IdempotencyKey.of("k", other));
    }
}
