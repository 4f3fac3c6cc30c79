package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many ask a service at a time, and when it is left alone. */
class EndpointTest {

    private static final String BREAKER = ", 'circuitBreaker': {'failureRate': 50, 'window': 4, 'minimumCalls': 4,"
            + " 'openFor': 'PT30S', 'trials': 1}";
    private static final Duration OPEN = Duration.ofSeconds(31);

    private final StubService bureau = StubService.start();

    @AfterEach
    void stop() {
        bureau.close();
    }

    private static CompletableFuture<ConnectorAnswer> asking(Ways ways) {
        return CompletableFuture.supplyAsync(ways::call, task -> new Thread(task).start());
    }

    private static String code(ConnectorAnswer answer) {
        return answer instanceof Failed failed ? failed.code() : "";
    }

    private static List<String> codes(Ways ways, int calls) {
        return Stream.generate(() -> code(ways.call())).limit(calls).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 20 | PT20S",
                "503 | 0 | PT0S",
                "429 | Sun, 29 Nov 2026 12:00:30 GMT | PT30S",
                "429 | Sun, 29 Nov 2026 11:00:00 GMT |",
                "429 | soon |",
                "429 | -5 |",
                "429 | 99999999999 |",
                "500 | 20 |"
            })
    void aServiceSaysWhenItWantsToBeAskedAgain(int status, String said, Duration after) {
        try (RawService service = RawService.start(connection -> {
                    RawService.hear(connection);
                    RawService.say(
                            connection,
                            "HTTP/1.1 " + status + " No\r\nDate: Sun, 29 Nov 2026 12:00:00 GMT\r\nRetry-After: " + said
                                    + "\r\nContent-Length: 0\r\n\r\n");
                });
                Ways ways = Ways.toBureau(service.url())) {
            Failed failed = (Failed) ways.call();

            assertEquals(Optional.ofNullable(after), failed.retryAfter());
        }
    }

    @Test
    void noMoreAskThanTheServiceBears() {
        bureau.hangs();

        try (Ways ways = Ways.toBureau(bureau.url(), ", 'maxConcurrent': 2, 'maxWait': 'PT0S'")) {
            CompletableFuture<ConnectorAnswer> one = asking(ways);
            CompletableFuture<ConnectorAnswer> other = asking(ways);
            bureau.next();
            bureau.next();

            ConnectorAnswer third = ways.call();
            bureau.release();

            assertEquals(new Failed("BUSY", ((Failed) third).message(), Reply.NOT_NOW, Optional.empty()), third);
            assertTrue(one.join() instanceof Answered);
            assertTrue(other.join() instanceof Answered);
            assertTrue(ways.call() instanceof Answered);
        }
    }

    @Test
    void oneMoreWaitsForItsTurn() {
        bureau.hangs();

        try (Ways ways = Ways.toBureau(bureau.url(), ", 'maxConcurrent': 1, 'maxWait': 'PT20S'")) {
            CompletableFuture<ConnectorAnswer> one = asking(ways);
            bureau.next();
            CompletableFuture<ConnectorAnswer> other = asking(ways);
            bureau.release();

            assertTrue(one.join() instanceof Answered);
            assertTrue(other.join() instanceof Answered);
        }
    }

    @Test
    void timeThatWentByHereIsNotTheServices() {
        Duration timeout = Duration.ofMillis(50);

        try (Ways ways = Ways.along(bureau.url(), "", () -> {
            long over = System.nanoTime() + timeout.toNanos();
            while (System.nanoTime() - over < 0) Thread.onSpinWait();
            return Map.of();
        })) {
            Failed failed = (Failed) ways.call(Ways.aCall(Map.of(), timeout));

            assertEquals("BUSY NOT_NOW", failed.code() + " " + failed.reply());
            assertEquals(List.of(), ways.losses);
            assertEquals(List.of(), bureau.asked());
        }
    }

    @Test
    void aPlaceIsFreeAgainAfterAFailure() {
        bureau.answers(500, "");

        try (Ways ways = Ways.toBureau(bureau.url(), ", 'maxConcurrent': 1, 'maxWait': 'PT0S'")) {
            assertEquals(List.of("HTTP_500", "HTTP_500", "HTTP_500"), codes(ways, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aServiceThatIsDownIsLeftAlone(int status) {
        bureau.answers(status, "");

        try (Ways ways = Ways.toBureau(bureau.url(), BREAKER)) {
            codes(ways, 4);

            ConnectorAnswer fifth = ways.call();

            assertEquals(new Failed("CIRCUIT_OPEN", ((Failed) fifth).message(), Reply.NONE, Optional.empty()), fifth);
            assertEquals(4, bureau.asked().size());
        }
    }

    @Test
    void silenceCountsAsBeingDown() {
        bureau.hangs();

        try (Ways ways = Ways.toBureau(bureau.url(), BREAKER + ", 'timeout': 'PT1S'")) {
            assertEquals(List.of("TIMEOUT", "TIMEOUT", "TIMEOUT", "TIMEOUT", "CIRCUIT_OPEN"), codes(ways, 5));
        }
    }

    @Test
    void aServiceThatRefusesIsNotDown() {
        bureau.answers(404, "");

        try (Ways ways = Ways.toBureau(bureau.url(), BREAKER)) {
            codes(ways, 8);

            assertEquals("HTTP_404", code(ways.call()));
        }
    }

    @Test
    void aTrialShowsThatItIsBack() {
        bureau.answers(500, "");

        try (Ways ways = Ways.toBureau(bureau.url(), BREAKER)) {
            codes(ways, 5);
            bureau.answers(200, "{}");
            ways.clock.pass(OPEN);

            assertEquals(List.of("", "", ""), codes(ways, 3));
        }
    }

    @Test
    void aTrialThatFailsLeavesItAlone() {
        bureau.answers(500, "");

        try (Ways ways = Ways.toBureau(bureau.url(), BREAKER)) {
            codes(ways, 5);
            ways.clock.pass(OPEN);

            assertEquals(List.of("HTTP_500", "CIRCUIT_OPEN"), codes(ways, 2));
        }
    }

    @Test
    void oneTrialAtATime() {
        bureau.answers(500, "");

        try (Ways ways = Ways.toBureau(bureau.url(), BREAKER)) {
            codes(ways, 4);
            ways.clock.pass(OPEN);
            bureau.answers(200, "{}").hangs();
            Stream.generate(bureau::next).limit(4).toList();
            CompletableFuture<ConnectorAnswer> trial = asking(ways);
            bureau.next();

            assertEquals("CIRCUIT_OPEN", code(ways.call()));
            bureau.release();
            assertTrue(trial.join() instanceof Answered);
        }
    }

    /** Its place among the trials is free again, whatever became of it. */
    @Test
    void aTrialThatCameToNothingIsNotUsedUp() {
        bureau.answers(500, "");
        boolean[] breaks = {false};

        try (Ways ways = Ways.along(bureau.url(), BREAKER, () -> {
            if (breaks[0]) throw new IllegalStateException("no trace");
            return Map.of();
        })) {
            codes(ways, 4);
            ways.clock.pass(OPEN);
            breaks[0] = true;
            assertThrows(IllegalStateException.class, ways::call);
            breaks[0] = false;
            bureau.answers(200, "{}");

            assertTrue(ways.call() instanceof Answered);
        }
    }

    @Test
    void aTrialThatWasCutShortHereSaysNothing() throws Exception {
        bureau.answers(500, "");

        try (Ways ways = Ways.toBureau(bureau.url(), BREAKER)) {
            codes(ways, 4);
            ways.clock.pass(OPEN);
            bureau.hangs();
            Stream.generate(bureau::next).limit(4).toList();
            Thread caller = new Thread(ways::call);
            caller.start();
            bureau.next();
            caller.interrupt();
            caller.join();
            bureau.release();
            bureau.answers(200, "{}");

            assertTrue(ways.call() instanceof Answered);
        }
    }

    @Test
    void oneServiceDoesNotAnswerForAnother() {
        bureau.answers(500, "");

        try (StubService sat = StubService.start();
                Ways ways = Ways.of("{'services': {'bureau': {'url': '" + bureau.url() + "'" + BREAKER
                        + "}, 'sat': {'url': '" + sat.url() + "'" + BREAKER + "}}}")) {
            codes(ways, 5);

            ConnectorAnswer answer = ways.call(Ways.aCallTo("sat"));

            assertTrue(answer instanceof Answered);
        }
    }
}
