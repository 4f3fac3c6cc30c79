package dev.workfloo.http.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.in.VerifyPerson.Patience;
import org.junit.jupiter.api.Test;

class BriefPatienceTest {

    @Test
    void waitsForAllThatAClientMeets() {
        Patience patience = BriefPatience.FOR_ALL.begin();

        boolean waitsForWhatIsBusy = patience.pause();
        boolean waitsForTheStore = patience.pauseForStore();

        assertTrue(waitsForWhatIsBusy);
        assertTrue(waitsForTheStore);
    }

    @Test
    void aVerdictWaitsForTheStoreAloneAndForSoManyPauses() {
        Patience patience = BriefPatience.FOR_A_VERDICT.begin();

        boolean waitsForWhatIsBusy = patience.pause();
        int pauses = 0;
        while (patience.pauseForStore()) pauses++;

        assertFalse(waitsForWhatIsBusy);
        assertEquals(45, pauses);
    }

    @Test
    void nobodyWaitsOnWhoIsToStop() {
        Patience client = BriefPatience.FOR_ALL.begin();
        Patience verdict = BriefPatience.FOR_A_VERDICT.begin();

        Thread.currentThread().interrupt();
        boolean clientWaits = client.pause();
        boolean isStillToStop = Thread.currentThread().isInterrupted();
        boolean verdictWaits = verdict.pauseForStore();

        assertTrue(Thread.interrupted());
        assertTrue(isStillToStop);
        assertFalse(clientWaits);
        assertFalse(verdictWaits);
    }
}
