package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReceiverPermitsTest {

    private static final String LENDER = "lender.example";

    private final ReceiverPermits permits = new ReceiverPermits();

    /** Takes as many as there are. */
    private int taken(String receiver) {
        int count = 0;
        while (permits.take(receiver)) count++;
        return count;
    }

    private void answersAll(boolean quickly, int count) {
        for (int i = 0; i < count; i++) permits.leave(LENDER, quickly);
    }

    @Test
    void areFewForWhomNobodyKnows() {
        int count = taken(LENDER);

        assertEquals(2, count);
        assertTrue(permits.take("other.example"));
    }

    @Test
    void areMoreForWhomAnswersQuickly() {
        int atFirst = taken(LENDER);
        answersAll(true, atFirst - 1);
        for (int i = 0; i < 10; i++) {
            permits.take(LENDER);
            answersAll(true, 1);
        }

        assertEquals(7, taken(LENDER), "besides the one that was kept");
    }

    @Test
    void areFewAgainForWhomBecameSlow() {
        areMoreForWhomAnswersQuickly();
        answersAll(false, 7);

        assertEquals(1, taken(LENDER), "besides the one that was kept");
    }

    @Test
    void areForgottenWithWhomNothingGoesTo() {
        areMoreForWhomAnswersQuickly();
        answersAll(true, 8);

        assertEquals(2, taken(LENDER));
    }
}
