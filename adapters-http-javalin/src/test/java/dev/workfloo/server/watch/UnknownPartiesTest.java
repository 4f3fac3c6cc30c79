package dev.workfloo.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.server.log.HeardLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What is said names the mend that helps, and no other. */
class UnknownPartiesTest {

    private static final String ID = "64a8bc288de4164da93f339c";

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.workfloo.server");
    private final HeardLines said = new HeardLines();

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(said);
    }

    private void assertMend(String party, String mend) {
        new UnknownParties().met(ExecutionId.parse(ID).orElseThrow(), party, true);

        assertEquals(
                1,
                said.said().stream()
                        .filter(line -> line.startsWith("execution " + ID + " needs " + party + ", "))
                        .filter(line -> line.endsWith(", and it is left to others: " + mend))
                        .count(),
                said.list::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "service bureau, name it in the file of WORKFLOO_CONNECTORS",
        "channel SMS, name it in the file of WORKFLOO_CONNECTORS",
        "provider codes, name it in the file of WORKFLOO_CONNECTORS",
        "channel EMAIL, 'name it in the file of WORKFLOO_CONNECTORS, or set WORKFLOO_SMTP_HOST'"
    })
    void whoIsOutsideIsNamedWhereItsKindIs(String party, String mend) {
        assertMend(party, mend);
    }

    @Test
    void whoDrawsIsAProcess() {
        assertMend(
                PdfRenderer.NAME,
                "a process of Java like those that draw must come up beside this one, and be left to run");
    }
}
