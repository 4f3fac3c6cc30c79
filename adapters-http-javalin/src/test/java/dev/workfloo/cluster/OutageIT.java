package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.cluster.Api.Reply;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The database is stopped under load, and started again. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = CrashMatrixIT.PROCESSORS, mode = ResourceAccessMode.READ)
class OutageIT {

    private static final int CLIENTS = 10;
    private static final int SOME = 30;
    private static final int AWAY_S = 10;

    /** Twice what is aimed at; what is printed is what counts. */
    private static final Duration SAID = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();

    private record Seen(long at, Reply reply) {}

    @Test
    void comesBackWithTheDatabase() throws Exception {
        try (Outages database = Outages.in(Files.createDirectories(folder.resolve("postgres")));
                TestDeployment deployment = TestDeployment.on(database.url(), folder)) {
            Service service = deployment.start();
            Api api = deployment.api(service, reply -> seen.add(new Seen(System.nanoTime(), reply)));
            Crowd crowd = Crowd.of(CLIENTS, deployment, () -> api);
            crowd.awaitMore(SOME);

            long stopped = System.nanoTime();
            database.stop();
            Executor later = CompletableFuture.delayedExecutor(AWAY_S, TimeUnit.SECONDS);
            CompletableFuture.runAsync(() -> {}, later).get(2 * AWAY_S, TimeUnit.SECONDS);
            long startedAgain = System.nanoTime();
            database.start();
            crowd.awaitMore(SOME);

            List<Applicant> applicants = crowd.end();
            deployment.forgetConnections();
            assertRefusedMeanwhile(stopped, startedAgain);
            new Audit(deployment).assertSound("outage", applicants);
        }
    }

    private void assertRefusedMeanwhile(long stopped, long startedAgain) {
        List<Seen> refused =
                seen.stream().filter(it -> it.reply().isUnavailable()).toList();
        Duration first = Duration.ofNanos(refused.get(0).at() - stopped);
        Duration longest = refused.stream()
                .map(it -> it.reply().took())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration back = seen.stream()
                .filter(it -> it.at() > startedAgain && it.reply().isOk())
                .map(it -> Duration.ofNanos(it.at() - startedAgain))
                .findFirst()
                .orElseThrow();
        System.out.printf(
                "outage: first 503 after %d ms, %d of them, each within %d ms; back %d ms after PostgreSQL was started%n",
                first.toMillis(), refused.size(), longest.toMillis(), back.toMillis());

        assertEquals(
                List.of(),
                seen.stream()
                        .map(Seen::reply)
                        .filter(it -> it.isUnavailable() ? !it.retryAfter() : it.status() >= 500)
                        .toList());
        assertTrue(first.compareTo(SAID) <= 0, () -> "the first 503 came after " + first);
        assertTrue(longest.compareTo(SAID) <= 0, () -> "a 503 took " + longest);
    }
}
