package dev.workfloo.jdbc.execution;

import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.workfloo.content.DocumentId;
import dev.workfloo.jdbc.content.TakenDocuments;
import java.util.List;
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

    /** Clients choose how many there are: their texts must not take the place of others. */
    @Test
    void doesNotKeepTextsOfDocuments() {
        String bringing = bringing().ending("select 1");
        String taking = taking().ending("select 1");

        String bringingAgain = bringing().ending("select 1");
        String takingAgain = taking().ending("select 1");

        assertEquals(List.of(bringing, taking), List.of(bringingAgain, takingAgain));
        assertNotSame(bringing, bringingAgain);
        assertNotSame(taking, takingAgain);
    }

    private static Chain bringing() {
        return aChain(1).document("insert into third select ? from kept", 3);
    }

    private static Chain taking() {
        TakenDocuments taken = new TakenDocuments(anExecutionId(), List.of(new DocumentId("657117e1d511b6e54fe2a967")));
        return Chain.taking(taken, "update first set second = ? where third = 4", new Object[] {1});
    }
}
