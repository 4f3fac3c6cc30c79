package dev.workfloo.outbound;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.outbound.http.HttpUrl;
import dev.workfloo.outbound.http.Network;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clients want to be told, from the call that says so to the wire. Each name leads to 127.0.0.1. */
class CallbackUrlTest {

    private static final Scope SANDBOX = Scope.sandbox("lender");
    private static final String INTERNET = "127.0.0.1";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(NOON);
    private final MemoryStore store = new MemoryStore();
    private StubService receiver;
    private Outbound outbound;
    private Workfloo workfloo;

    @BeforeEach
    void start() {
        receiver = StubService.start(INTERNET);
        open(true, address -> true);
    }

    private void open(boolean mayBePrivate, Predicate<InetAddress> isPublic) {
        Surroundings surroundings =
                new Surroundings(new Network(host -> InetAddress.getAllByName(INTERNET), isPublic), clock);
        outbound = Outbound.open(ConnectorFile.EMPTY, Optional.empty(), mayBePrivate, surroundings);
        workfloo = Workfloo.builder(store, clock, new SecureRandom())
                .outside(outbound.outside())
                .build();
        workfloo.definitions().publish(SANDBOX.workspace(), CreditFlow.document());
    }

    @AfterEach
    void close() {
        outbound.close();
        receiver.close();
    }

    private Either<WorkflooProblem, StartedWorkfloo> start(Optional<String> callbackUrl) {
        StartWorkfloo command = StartWorkfloo.of(SANDBOX, CreditFlow.ID)
                .inScenario(CreditFlow.STRONG_PAYER)
                .withForm(CreditFlow.ANSWERS);
        return workfloo.executions()
                .execute(callbackUrl
                        .map(url -> command.reportingTo(new CallbackReceiver(url, Optional.empty())))
                        .orElse(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example/{id}",
                "https://receiver.example/a|b",
                "https://receiver.example/%2",
                "https://receiver.example:99999/",
                "https://my_app.receiver.example:99999/",
                "https://a..receiver.example/"
            })
    void whatCanNeverBePostedToIsRefused(String url) {
        assertRefused(url, HttpUrl.parse(url).getLeft());
    }

    private void assertRefused(String url, String why) {
        Map<String, String> atStart = start(Optional.of(url)).getLeft().fields();
        NipRequest request = new NipRequest(
                Optional.empty(), Optional.empty(), Optional.of(new CallbackReceiver(url, Optional.empty())));
        Map<String, String> atSend = workfloo.steps()
                .sendNip(SANDBOX, start(Optional.empty()).get().id(), request)
                .getLeft()
                .fields();

        assertEquals(Map.of("callbackUrl", why), atStart);
        assertEquals(Map.of("urlCallback", why), atSend);
    }

    @ParameterizedTest
    @CsvSource({
        "http://receiver.example/hook, must be an https URL",
        "HTTP://8.8.8.8/hook, must be an https URL",
        "https://10.0.0.1/hook, must have a public address",
        "https://127.0.0.1:8443/hook, must have a public address",
        "https://[::1]/hook, must have a public address",
        "https://[::ffff:10.0.0.1]/hook, must have a public address"
    })
    void whatIsNotOpenedIsRefused(String url, String why) {
        start(Optional.of(url)).get();
        outbound.close();
        open(false, Network.INTERNET.isPublic());

        assertRefused(url, why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example",
                "https://8.8.8.8/hook",
                "https://[2606:4700::1111]/",
                "https://localhost"
            })
    void namesAndPublicAddressesAreTaken(String url) {
        outbound.close();
        open(false, Network.INTERNET.isPublic());

        start(Optional.of(url)).get();
    }

    @Test
    void aHostWithAnUnderlineIsTold() {
        String host = "my_app.receiver.example:" + receiver.port();
        start(Optional.of("http://" + host + "/hook")).get();

        store.performDue(workfloo.work()::perform, clock);

        assertEquals(
                List.of(host),
                receiver.asked().stream()
                        .map(asked -> asked.header("Host"))
                        .distinct()
                        .toList());
    }

    /** A server in Java breaks off at such a name, so that what others hear is all that can be looked at here. */
    @Test
    void aHostWithAnUnderlineHearsItsNameInTls() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (RawService server = RawService.start(connection -> {
            byte[] hello = new byte[4_096];
            int length = connection.getInputStream().read(hello);
            heard.add(new String(hello, 0, length, StandardCharsets.ISO_8859_1));
        })) {
            start(Optional.of("https://my_app.receiver.example:" + server.port() + "/hook"))
                    .get();

            store.performDue(workfloo.work()::perform, clock);

            assertTrue(heard.take().contains("my_app.receiver.example"));
        }
    }
}
