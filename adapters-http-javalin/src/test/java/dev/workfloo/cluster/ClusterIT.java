package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.server.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several processes on one database, of which one is killed and one is added while clients are at work. */
@Execution(ExecutionMode.CONCURRENT)
class ClusterIT {

    private static final int CLIENTS = 10;
    private static final int SOME = 30;

    /** Twice what is aimed at; what is printed is what counts. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<Api> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** Whichever comes next, one that is dead among them: that is for the client to find out. */
    private Api anyNode() {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    }

    @Test
    void losesNothingWhenNodesComeAndGo() throws Exception {
        try (TestDeployment deployment = TestDeployment.in(folder);
                Barriers barriers = new Barriers(deployment.url())) {
            deployment.bureau().failOneIn(7);
            Service doomed = deployment.start();
            nodes.addAll(List.of(deployment.api(doomed), deployment.api(deployment.start())));
            Crowd crowd = Crowd.of(CLIENTS, deployment, this::anyNode);
            crowd.awaitMore(SOME);

            nodes.add(deployment.api(deployment.start()));
            crowd.awaitMore(SOME);

            List<Trial> held = held(deployment, barriers);
            doomed.kill();
            Instant killed = Instant.now();
            deployment.releaseAll();
            crowd.awaitMore(SOME);

            nodes.set(0, deployment.api(deployment.start()));
            crowd.awaitMore(SOME);

            List<Applicant> applicants = new ArrayList<>(crowd.end());
            for (Trial trial : held) {
                trial.applicant().goOn(this::anyNode);
                applicants.add(trial.applicant());
            }
            new Audit(deployment).assertSound("cluster", applicants);
            assertTakenOver(deployment, held, killed);
        }
    }

    /** Two who are being served by the first node, and by nobody else. */
    private List<Trial> held(TestDeployment deployment, Barriers barriers) throws Exception {
        Trial calling = new Trial(CrashPoint.DURING_CALL, deployment, barriers, CreditFlow.WITH_ERROR_BRANCHES);
        Trial sending = new Trial(CrashPoint.DURING_SEND, deployment, barriers, CreditFlow.WITHOUT_ERROR_BRANCHES);
        calling.asking(nodes.get(0));
        sending.sending(nodes.get(0));
        return List.of(calling, sending);
    }

    private static void assertTakenOver(TestDeployment deployment, List<Trial> held, Instant killed) {
        Audit audit = new Audit(deployment);
        for (Trial trial : held) {
            Duration after = Duration.between(
                    killed, audit.movedAfter(trial.id(), killed).orElseThrow());
            System.out.printf(
                    "cluster: taken over %s: after %d ms%n", trial.point().words(), after.toMillis());
            assertTrue(after.compareTo(TAKEN_OVER) <= 0, () -> "taken over after " + after);
        }
    }
}
