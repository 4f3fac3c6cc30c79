package dev.workfloo.jdbc.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ChainTest {

    private static Chain aChain(int value) {
        return Chain.of("insert into first", value).part("insert into second select ? from kept", value + 1);
    }

    @Test
    void saysEachPartAndItsValuesInOrder() {
        Chain chain = aChain(1);

        String text = chain.ending("select number from kept");

        assertEquals("""
                with kept as (
                insert into first
                returning id, number, created_at
                ), part1 as (
                insert into second select ? from kept
                )
                select number from kept""", text);
        assertArrayEquals(new Object[] {1, 2, 3}, chain.values(3));
    }

    @Test
    void makesTheTextOfAShapeOnce() {
        String first = aChain(1).ending("select number from kept");

        String again = aChain(5).ending("select number from kept");
        String other = aChain(5).ending("select 1");

        assertSame(first, again);
        assertNotEquals(first, other);
    }
}
