package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.server.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two processes on one database, of which one has no connector file yet, and is asked for everything. */
@Execution(ExecutionMode.CONCURRENT)
class RollingConnectorsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void whatOneCannotDoTheOtherDoes() throws Exception {
        try (TestDeployment deployment = TestDeployment.in(folder)) {
            Service lacking = deployment.startWithout("WORKFLOO_CONNECTORS");
            deployment.start();
            Api api = deployment.api(lacking);
            Applicant applicant = deployment.applicant(CreditFlow.WITHOUT_ERROR_BRANCHES);

            applicant.goOn(() -> api);

            assertEquals("SUCCESS", applicant.status(api).path("status").textValue());
            assertEquals(1, deployment.gateway().messages(applicant.id()).size());
            assertEquals(1, deployment.bureau().asks(applicant.id()).size());
            awaitSaid(
                    lacking,
                    CreditFlow.WITHOUT_ERROR_BRANCHES.definition() + " of workspace lender needs service buro-pf");
            awaitSaid(
                    lacking, CreditFlow.WITHOUT_ERROR_BRANCHES.definition() + " of workspace lender needs channel SMS");
            for (String party : List.of("channel SMS", "service buro-pf")) {
                awaitSaid(
                        lacking,
                        "execution " + applicant.id() + " needs " + party
                                + ", which this process does not know, and it is left to others");
            }
            assertTrue(!lacking.output().contains("demo needs"), lacking::output);
        }
    }

    private static void awaitSaid(Service service, String line) throws Exception {
        Awaiting.until(line, PATIENCE, () -> service.output().contains(line));
    }
}
