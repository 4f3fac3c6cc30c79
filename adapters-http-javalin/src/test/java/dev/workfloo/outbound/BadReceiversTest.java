package dev.workfloo.outbound;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.outbound.StubService.Asked;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.outbound.http.Network;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of callbacks whose receiver is slow, or sends them into the house, from the change to the wire: and that another
 * execution's receiver is told at its time. The internet is 127.0.0.2 here, and the house 127.0.0.1.
 */
class BadReceiversTest {

    private static final Scope SANDBOX = Scope.sandbox("lender");
    private static final String INTERNET = "127.0.0.2";
    private static final String HOUSE = "127.0.0.1";
    private static final Duration A_DAY_AND_MORE = Duration.ofHours(26);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(NOON);
    private final MemoryStore store = new MemoryStore();
    private final List<String> looked = new CopyOnWriteArrayList<>();
    private StubService bad;
    private StubService well;
    private Outbound outbound;
    private Workfloo workfloo;

    @BeforeEach
    void open() throws Exception {
        // One name and its certificate serve both, at different ports.
        Path keys = Certificates.keyStore(folder, "receiver.example");
        bad = StubService.startWith(Certificates.context(keys), INTERNET);
        well = StubService.startWith(Certificates.context(keys), INTERNET);
        Network network =
                new Network(this::addresses, address -> address.getHostAddress().equals(INTERNET));
        Surroundings surroundings = new Surroundings(network, clock);
        outbound = Outbound.open(ConnectorFile.EMPTY, Optional.empty(), false, surroundings);
        workfloo = Workfloo.builder(store, clock, new SecureRandom())
                .outside(outbound.outside())
                .build();
        workfloo.definitions().publish(SANDBOX.workspace(), CreditFlow.document());
        System.setProperty("javax.net.ssl.trustStore", keys.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
    }

    @AfterEach
    void close() {
        System.clearProperty("javax.net.ssl.trustStore");
        System.clearProperty("javax.net.ssl.trustStorePassword");
        outbound.close();
        bad.close();
        well.close();
    }

    /** One name is on the internet when it is asked for the first time, and in the house when it is asked for again. */
    private InetAddress[] addresses(String host) throws UnknownHostException {
        boolean turnsInward = host.equals("rebinding.example") && looked.contains(host);
        looked.add(host);
        return InetAddress.getAllByName(turnsInward ? HOUSE : INTERNET);
    }

    private static String url(StubService service) {
        return "https://receiver.example:" + service.port() + "/hook";
    }

    /** Started, and its form answered. */
    private ExecutionId begun(String url) {
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(SANDBOX, CreditFlow.ID)
                        .inScenario(CreditFlow.STRONG_PAYER)
                        .reportingTo(new CallbackReceiver(url, Optional.empty())))
                .get()
                .id();
        workfloo.steps()
                .answerForm(SANDBOX, id, Value.Context.of(CreditFlow.ANSWERS))
                .get();
        return id;
    }

    private Optional<Instant> perform() {
        return store.performDue(workfloo.work()::perform, clock);
    }

    /** Performs whatever falls due meanwhile, when it does. */
    private void performFor(Duration time) {
        Instant end = clock.instant().plus(time);
        Optional<Instant> due = perform();
        while (due.filter(at -> !at.isAfter(end)).isPresent()) {
            clock.pass(Duration.between(clock.instant(), due.get()));
            due = perform();
        }
        clock.pass(Duration.between(clock.instant(), end));
    }

    private static List<String> types(StubService service) {
        return service.asked().stream()
                .map(asked -> asked.header("x-kiban-event-type"))
                .toList();
    }

    /** What has become of all that an execution's client is to be told. */
    private List<State> states(ExecutionId id) {
        int revision = store.executions().find(id).orElseThrow().revision();
        return IntStream.rangeClosed(1, revision)
                .mapToObj(it -> store.callbackDeliveries().find(id, it))
                .flatMap(Optional::stream)
                .map(CallbackDelivery::state)
                .toList();
    }

    /** Another execution's receiver is told of both changes, when they happen. */
    private void assertOthersAreToldAtTheirTime() {
        begun(url(well));
        perform();

        assertEquals(List.of("workfloo.started", "workfloo.waiting"), types(well));
        String now = Long.toString(clock.instant().getEpochSecond());
        for (Asked asked : well.asked()) assertEquals(now, asked.header("webhook-timestamp"));
    }

    @Test
    void aSlowReceiverIsToldInItsTimeAndOthersInTheirs() throws Exception {
        bad.hangs();
        ExecutionId slow = begun(url(bad));
        CompletableFuture<Void> oneThread = CompletableFuture.runAsync(this::perform);
        bad.next();

        assertOthersAreToldAtTheirTime();
        boolean wasStillTelling = !oneThread.isDone();
        bad.release();
        oneThread.get(60, TimeUnit.SECONDS);

        assertTrue(wasStillTelling);
        assertEquals(List.of("workfloo.started", "workfloo.waiting"), types(bad));
        assertEquals(List.of(State.DELIVERED, State.DELIVERED), states(slow));
    }

    @Test
    void aRedirectIntoTheHouseIsNotFollowedAndGivenUp() {
        try (RawService inside = RawService.start(connection -> {})) {
            bad.answers(exchange -> {
                exchange.getResponseHeaders().add("Location", "https://127.0.0.1:" + inside.port() + "/");
                StubService.answer(exchange, 307, "");
            });
            ExecutionId redirected = begun(url(bad));
            perform();

            assertOthersAreToldAtTheirTime();
            performFor(A_DAY_AND_MORE);

            assertEquals(0, inside.connections());
            assertFalse(bad.asked().isEmpty());
            assertEquals(List.of(State.GIVEN_UP, State.GIVEN_UP), states(redirected));
            assertEquals(
                    2, workfloo.callbacks().givenUp(SANDBOX.workspace(), 10).size());
        }
    }

    @Test
    void aNameThatTurnsInwardLeadsNowhereAndIsGivenUp() {
        try (RawService inside = RawService.start(connection -> {})) {
            ExecutionId rebound = begun("https://rebinding.example:" + inside.port() + "/hook");
            perform();

            assertOthersAreToldAtTheirTime();
            performFor(A_DAY_AND_MORE);

            assertEquals(0, inside.connections());
            assertTrue(looked.stream().filter("rebinding.example"::equals).count() > 2);
            assertEquals(List.of(State.GIVEN_UP, State.GIVEN_UP), states(rebound));
        }
    }
}
