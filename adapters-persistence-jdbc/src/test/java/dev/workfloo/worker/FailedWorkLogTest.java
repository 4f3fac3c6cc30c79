package dev.workfloo.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailedWorkLogTest {

    @Test
    void tellsWhatWasThrownAndWhereButNotWhatItSays() {
        Throwable thrown = new IllegalStateException("KIBA801010BPA", new IOException("KIBA801010BPA is not known"));

        String told = FailedWorkLog.told(thrown);

        String here = FailedWorkLogTest.class.getName()
                + ".tellsWhatWasThrownAndWhereButNotWhatItSays(FailedWorkLogTest.java:";
        assertTrue(told.startsWith("java.lang.IllegalStateException at " + here), told);
        assertTrue(told.contains(", caused by java.io.IOException at " + here), told);
        assertFalse(told.contains("KIBA801010BPA"), told);
    }

    @Test
    void saysWhatAStoreSays() {
        assertEquals("no connection is free", FailedWorkLog.told(new StoreUnavailable("no connection is free")));
    }
}
