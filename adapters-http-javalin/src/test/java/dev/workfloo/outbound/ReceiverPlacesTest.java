package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReceiverPlacesTest {

    private static final String LENDER = "lender.example";

    private final ReceiverPlaces places = new ReceiverPlaces();

    /** Takes as many as there are. */
    private int taken(String receiver) {
        int count = 0;
        while (places.take(receiver)) count++;
        return count;
    }

    private void answersAll(boolean quickly, int count) {
        for (int i = 0; i < count; i++) places.leave(LENDER, quickly);
    }

    @Test
    void areFewForWhomNobodyKnows() {
        int count = taken(LENDER);

        assertEquals(2, count);
        assertTrue(places.take("other.example"));
    }

    @Test
    void areMoreForWhomAnswersQuickly() {
        int atFirst = taken(LENDER);
        answersAll(true, atFirst - 1);
        for (int i = 0; i < 10; i++) {
            places.take(LENDER);
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
