package dev.workfloo.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ExitStatusTest {

    private final StringWriter err = new StringWriter();

    private int statusOf(RuntimeException cause) {
        return ExitStatus.of(cause, new PrintWriter(err));
    }

    @Test
    void saysInOneLineWhatWasWronglyTold() {
        int status = statusOf(new WrongSetting("WORKFLOO_PORT must be\n a port"));

        assertEquals(2, status);
        assertEquals("workfloo-server: WORKFLOO_PORT must be\\u000a a port\n", err.toString());
    }

    @Test
    void saysInOneLineThatTheStoreIsAway() {
        int status = statusOf(new StoreUnavailable("away", new IllegalStateException()));

        assertEquals(1, status);
        assertEquals("workfloo-server: away\n", err.toString());
    }

    @Test
    void tellsOfAFaultWhereItHappened() {
        int status = statusOf(new IllegalStateException("broken"));

        assertEquals(1, status);
        assertTrue(err.toString().contains("\tat " + ExitStatusTest.class.getName()), err.toString());
    }
}
