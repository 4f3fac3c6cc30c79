package dev.workfloo.http;

import static dev.workfloo.http.Reply.later;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.http.Interposed.Interception;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.LeastPace;
import dev.workfloo.memory.MemoryStore;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page of 10,000 is sent as its reader takes it, and is never whole in memory. */
@Timeout(120)
class LongListTest {

    private static final int MANY = 10_000;

    /** How often something is read for such a page. */
    private static final int PARTS = 100;

    private static final String READ = "Executions.histories";
    private static final String PAGE = ListingLender.SECOND + "?itemsPerPage=" + MANY;
    private static final String TABLE = PAGE + "&format=CSV";
    private static final long ROOM = 40_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Interposed STORE = new Interposed(new MemoryStore());

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.on(STORE, ClientLimits.USUAL.withHeap(ROOM));
        service.keepLittleOnTheWay();
        service.startMany(Flows.NOTE, MANY);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void letThrough() {
        STORE.put(call -> Optional.empty());
    }

    private static Interception beforeEachRead(Runnable task) {
        return call -> {
            if (call.equals(READ)) task.run();
            return Optional.empty();
        };
    }

    private static int rows(Reply table) {
        return (int) table.body().lines().count() - 1;
    }

    @Test
    void isWhole() {
        AtomicInteger reads = new AtomicInteger();
        STORE.put(beforeEachRead(reads::incrementAndGet));

        Reply table = service.get(TABLE).send();
        Reply page = service.get(ListingLender.SECOND + "?itemsPerPage=500").send();

        List<String> ids =
                table.body().lines().skip(1).map(row -> row.substring(0, 24)).toList();
        assertEquals(MANY, new HashSet<>(ids).size());
        assertEquals(MANY, ids.size());
        assertEquals(ids.subList(0, 500), ListingLender.ids(page));
        assertEquals("chunked", table.header("Transfer-Encoding"));
        assertEquals("chunked", page.header("Transfer-Encoding"));
        assertEquals("", table.header("Link"));
        assertEquals(PARTS + 5, reads.get());
    }

    @Test
    void aShortPageSaysHowLongItIs() {
        Reply page = service.get(ListingLender.SECOND + "?itemsPerPage=3").send();

        assertEquals(Integer.toString(page.body().length()), page.header("Content-Length"));
    }

    /** All parts together would take eight times what there is. */
    @Test
    void givesBackWhatEachPartTook() {
        STORE.put(beforeEachRead(() -> service.heap().takeForStored(500_000)));

        assertEquals(MANY, rows(service.get(TABLE).send()));
        assertEquals(MANY, rows(service.get(TABLE).send()));
    }

    @Test
    void findsNoRoomForWhatIsTooLarge() {
        STORE.put(beforeEachRead(() -> service.heap().takeForStored(ROOM)));

        assertEquals(
                later(503, "UNAVAILABLE_ERROR", "try again after the time in Retry-After"),
                service.get(PAGE).send().told());
    }

    static Stream<Named<Supplier<RuntimeException>>> failures() {
        return Stream.of(
                Named.of("passing", () -> new StoreUnavailable("the database is away")),
                Named.of("unforeseen", () -> new IllegalStateException("broken")));
    }

    /** Its status is with the client by then, and a part must not pass for the whole. */
    @ParameterizedTest
    @MethodSource("failures")
    void endsTheConnectionWhereItCannotGoOn(Supplier<RuntimeException> failure) {
        AtomicInteger reads = new AtomicInteger();
        Interposed store = new Interposed(new MemoryStore());
        LeastPace hasty = LeastPace.USUAL.withStall(Duration.ofSeconds(1));
        try (TestService own = TestService.on(store, ClientLimits.USUAL.withPace(hasty))) {
            own.startMany(Flows.NOTE, 500);
            store.put(beforeEachRead(() -> {
                if (reads.incrementAndGet() > 3) throw failure.get();
            }));

            Reply cut = Wire.send(own.port(), Wire.request("GET", TABLE, "x-api-key: " + own.key()));

            assertEquals(200, cut.status());
            assertEquals("chunked", cut.header("Transfer-Encoding"));
            assertTrue(cut.body().contains("companyName,steps"));
            assertFalse(cut.body().endsWith("0\r\n\r\n"));
            assertTrue(reads.get() >= 4);
            assertEquals(failure.get() instanceof StoreUnavailable, reads.get() > 4, "only what passes is tried again");
        }
    }

    /** An answer ends with its connection there, and some proxies ask so. */
    @Test
    void endsTheConnectionOfOldClientsSoThatTheyKnow() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        STORE.put(beforeEachRead(() -> {
            if (reads.incrementAndGet() > 3) throw new IllegalStateException("broken");
        }));
        String request =
                Wire.request("GET", TABLE, "x-api-key: " + service.key()).replace("HTTP/1.1", "HTTP/1.0");

        try (Socket socket = Wire.open(service.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));

            assertThrows(SocketException.class, () -> socket.getInputStream().readAllBytes());
        }
    }

    /** What a try took that came to nothing is there for the next one. */
    @Test
    void goesOnWhenWhatWasAwayIsThereAgain() {
        AtomicInteger reads = new AtomicInteger();
        STORE.put(beforeEachRead(() -> {
            int read = reads.incrementAndGet();
            if (read < 3 || read > 5) return;
            service.heap().takeForStored(ROOM / 10);
            if (read < 5) throw new StoreUnavailable("the database is away");
        }));

        Reply table = service.get(TABLE).send();

        assertEquals(
                MANY,
                table.body()
                        .lines()
                        .skip(1)
                        .map(row -> row.substring(0, 24))
                        .distinct()
                        .count());
        assertEquals(MANY, rows(table));
        assertEquals(PARTS + 2, reads.get());
    }

    @Test
    void waitsForSlowReadersWithoutAThread() throws Exception {
        int clients = 120;
        int items = 2_000;
        AtomicInteger reads = new AtomicInteger();
        List<Place> found = STORE.memory()
                .index()
                .find(ExecutionCriteria.all(Scope.production(TestService.OURS.name())), Beginning.FRONT, items);
        STORE.put(call -> {
            if (call.equals(READ)) reads.incrementAndGet();
            return Optional.<Object>of(found).filter(it -> call.equals("ExecutionIndex.find"));
        });
        String request = Wire.request("GET", PAGE, "x-api-key: " + service.key());

        try (SlowClients slow = SlowClients.sending(clients, service.port(), request)) {
            assertEquals(items, rows(service.get(TABLE).send()));
            service.startedInSandbox();
            assertEquals(200, service.get("/ready").send().status());

            int parts = items / 100;
            Awaiting.until("each is served", PATIENCE, () -> reads.get() - parts >= clients);
            int ofSlow = reads.get() - parts;
            assertTrue(ofSlow >= clients && ofSlow < clients * parts / 2, ofSlow + " reads");
            assertEquals(clients, slow.count());
        }
    }
}
