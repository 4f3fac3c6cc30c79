package dev.workfloo.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.execution.connector.HostFault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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
    void saysWhatAConnectorDidAndWhereItThrew() {
        Throwable thrown = HostFault.threw("connector buro-pf", new IOException("KIBA801010BPA is not known"));

        String told = FailedWorkLog.told(thrown);

        assertTrue(
                told.startsWith("connector buro-pf threw java.io.IOException, caused by java.io.IOException at "),
                told);
        assertFalse(told.contains("KIBA801010BPA"), told);
    }

    @Test
    void tellsOnceOfEachWhomItDoesNotKnow() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Worker.class);
        logged.start();
        logger.addAppender(logged);
        try {
            FailedWorkLog log = new FailedWorkLog();
            List.of("service a", "service b", "service a").forEach(log::unknown);
        } finally {
            logger.detachAppender(logged);
        }

        List<Object> told = logged.list.stream()
                .map(event -> event.getArgumentArray()[0])
                .filter(party -> party.equals("service a") || party.equals("service b"))
                .toList();
        assertEquals(List.<Object>of("service a", "service b"), told);
    }

    @Test
    void saysWhatAStoreSays() {
        assertEquals("no connection is free", FailedWorkLog.told(new StoreUnavailable("no connection is free")));
    }
}
