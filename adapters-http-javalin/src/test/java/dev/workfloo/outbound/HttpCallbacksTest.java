package dev.workfloo.outbound;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Outcome;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.outbound.StubService.Asked;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.outbound.http.HttpClient;
import dev.workfloo.outbound.http.HttpRequest;
import dev.workfloo.outbound.http.HttpRequest.Addresses;
import dev.workfloo.outbound.http.HttpRequest.Bounds;
import dev.workfloo.outbound.http.HttpRequest.Target;
import dev.workfloo.outbound.http.HttpResponse;
import dev.workfloo.outbound.http.HttpUrl;
import dev.workfloo.outbound.http.Network;
import dev.workfloo.outbound.http.Network.Dns;
import dev.workfloo.outbound.http.NoResponse;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallbacksTest {

    private static final String REPORT = "{\"status\":\"SEÑAL\"}";
    private static final SigningSecret SECRET =
            SigningSecret.of(new WorkspaceId("lender"), 1, "0123456789abcdef0123456789abcdef".getBytes(UTF_8), NOON);

    private final StubService receiver = StubService.start();
    private final List<String> looked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        receiver.close();
    }

    private static Outbound open(boolean mayBePrivate, Dns dns, Predicate<InetAddress> isPublic) {
        Surroundings surroundings = new Surroundings(new Network(dns, isPublic), new ManualClock(Fixtures.NOON));
        return Outbound.open(ConnectorFile.EMPTY, Optional.empty(), mayBePrivate, surroundings);
    }

    private static Outbound open(boolean mayBePrivate) {
        return open(mayBePrivate, InetAddress::getAllByName, Network.INTERNET.isPublic());
    }

    private static Receipt receipt(Outbound outbound, String url, SigningSecret... secrets) {
        CallbackReceiver client = new CallbackReceiver(url, Optional.of("k3y"));
        return outbound.outside()
                .callbacks()
                .post(new Message(client, "e1", Optional.of("workfloo.waiting"), REPORT, NOON, List.of(secrets)));
    }

    private static boolean post(Outbound outbound, String url) {
        return receipt(outbound, url, SECRET) == Receipt.TAKEN;
    }

    /** Every name has these addresses, first one and then the next. */
    private Dns changing(String... addresses) {
        return host -> {
            looked.add(host);
            return InetAddress.getAllByName(addresses[Math.min(looked.size(), addresses.length) - 1]);
        };
    }

    @Test
    void postsTheReport() {
        receiver.answers(202, "thanks");

        try (Outbound outbound = open(true)) {
            boolean taken = post(outbound, receiver.url() + "/hook?client=7");

            assertTrue(taken);
            Asked asked = receiver.next();
            assertEquals("POST", asked.method());
            assertEquals("/hook?client=7", asked.target());
            assertEquals("application/json", asked.header("Content-Type"));
            assertEquals("k3y", asked.header("x-api-key"));
            assertEquals("e1", asked.header("x-kiban-event-id"));
            assertEquals("workfloo.waiting", asked.header("x-kiban-event-type"));
            assertEquals(REPORT, asked.body());
        }
    }

    @ParameterizedTest
    @CsvSource({"statusChanged, workfloo.waiting", "codeSent,"})
    void theDescriptionNamesTheHeaders(String callback, String type) {
        CallbackReceiver client = new CallbackReceiver(receiver.url(), Optional.of("k3y"));
        try (Outbound outbound = open(true)) {
            outbound.outside()
                    .callbacks()
                    .post(new Message(client, "e1", Optional.ofNullable(type), REPORT, NOON, List.of(SECRET)));
        }

        Set<String> ours = receiver.next().headers().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-") || name.startsWith("webhook-"))
                .collect(Collectors.toSet());
        assertEquals(DescribedApi.callbackHeaders(callback), ours);
    }

    @Test
    void aReceiverSaysWhenItWantsToBeToldAgain() {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "20");
            StubService.answer(exchange, 503, "");
        });

        try (Outbound outbound = open(true)) {
            assertEquals(
                    new Receipt(Outcome.NOT_TAKEN, Optional.of(Duration.ofSeconds(20))),
                    receipt(outbound, receiver.url()));
        }
    }

    @Test
    void aReceiverNeedsNoKey() {
        try (Outbound outbound = open(true)) {
            CallbackReceiver client = new CallbackReceiver(receiver.url(), Optional.empty());
            outbound.outside()
                    .callbacks()
                    .post(new Message(client, "e1", Optional.empty(), REPORT, NOON, List.of(SECRET)));

            assertNull(receiver.next().header("x-api-key"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 404, 410, 429, 500, 503})
    void anythingButSuccessIsNotTaken(int status) {
        receiver.answers(status, "");

        try (Outbound outbound = open(true)) {
            assertFalse(post(outbound, receiver.url()));
        }
    }

    @Test
    void tellsWhoWantsNoMore() {
        receiver.answers(410, "");

        try (Outbound outbound = open(true)) {
            assertEquals(Receipt.GONE, receipt(outbound, receiver.url()));
        }
    }

    /** The specification's own library reads what we signed, with either secret while receivers change over. */
    @Test
    void signsSoThatTheOfficialVerifierAccepts() throws Exception {
        SigningSecret next = SigningSecret.of(
                new WorkspaceId("lender"), 2, "fedcba9876543210fedcba9876543210".getBytes(UTF_8), NOON);
        Instant now = Instant.now();
        CallbackReceiver client = new CallbackReceiver(receiver.url(), Optional.empty());
        try (Outbound outbound = open(true)) {
            outbound.outside()
                    .callbacks()
                    .post(new Message(client, "e1", Optional.empty(), REPORT, now, List.of(next, SECRET)));
        }
        Asked asked = receiver.next();
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(asked.header("webhook-id")),
                        "webhook-timestamp", List.of(asked.header("webhook-timestamp")),
                        "webhook-signature", List.of(asked.header("webhook-signature"))),
                (name, value) -> true);

        new Webhook(SECRET.text()).verify(asked.body(), headers);
        new Webhook(next.text()).verify(asked.body(), headers);

        assertThrows(
                WebhookVerificationException.class,
                () -> new Webhook(SECRET.text()).verify(asked.body() + " ", headers));
    }

    /** The others are told meanwhile. */
    @Test
    void aSlowReceiverHoldsFewPlaces() throws Exception {
        CountDownLatch held = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        receiver.answers(exchange -> {
            held.countDown();
            await(released);
            StubService.answer(exchange, 200, "");
        });
        try (StubService quick = StubService.start("127.0.0.2");
                StubService otherPort = StubService.start();
                Outbound outbound = open(true)) {
            List<CompletableFuture<Receipt>> slow = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> receipt(outbound, receiver.url()), task -> new Thread(task).start()))
                    .limit(2)
                    .toList();
            await(held);

            Receipt third = receipt(outbound, receiver.url());
            Receipt sameHost = receipt(outbound, otherPort.url());
            Receipt elsewhere = receipt(outbound, "http://127.0.0.2:" + quick.port());
            released.countDown();

            assertEquals(List.of(Receipt.BUSY, Receipt.BUSY), List.of(third, sameHost));
            assertEquals(Receipt.TAKEN, elsewhere);
            for (CompletableFuture<Receipt> one : slow) assertEquals(Receipt.TAKEN, one.get(60, SECONDS));
        }
    }

    @Test
    void doesNotFollowARedirect() {
        try (StubService inside = StubService.start();
                Outbound outbound = open(true)) {
            receiver.answers(exchange -> {
                exchange.getResponseHeaders().add("Location", inside.url());
                StubService.answer(exchange, 308, "");
            });

            assertFalse(post(outbound, receiver.url()));
            assertTrue(inside.asked().isEmpty());
        }
    }

    @Test
    void readsNoMoreThanTheStatus() {
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            while (true) exchange.getResponseBody().write(block);
        });

        try (Outbound outbound = open(true)) {
            assertTrue(post(outbound, receiver.url()));
        }
    }

    @Test
    void aConnectionResetIsNotTaken() {
        try (RawService broken = RawService.start(connection -> {
                    RawService.hear(connection);
                    RawService.reset(connection);
                });
                Outbound outbound = open(true)) {
            assertFalse(post(outbound, broken.url()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:{port}/", "https://localhost:{port}/", "https://2130706433:{port}/",
                "https://127.1:{port}/", "https://[::1]:{port}/", "https://[::ffff:127.0.0.1]:{port}/",
                "https://0.0.0.0:{port}/", "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/", "HTTPS://127.0.0.1:{port}/"
            })
    void doesNotLookIntoTheHouse(String url) {
        try (RawService inside = RawService.start(RawService::hear);
                Outbound outbound = open(false)) {
            String here = url.replace("{port}", Integer.toString(inside.port()));

            assertEquals(Receipt.FORBIDDEN, receipt(outbound, here));
            assertEquals(0, inside.connections());
        }
    }

    @Test
    void speaksNothingButHttps() {
        try (Outbound outbound = open(false, InetAddress::getAllByName, address -> true)) {
            assertEquals(Receipt.FORBIDDEN, receipt(outbound, receiver.url()));
            assertEquals(Receipt.FORBIDDEN, receipt(outbound, "HTTP://127.0.0.1:" + receiver.port()));
            assertTrue(receiver.asked().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "https://",
                "https://a b/",
                "https://x/{y}",
                "ftp://127.0.0.1/",
                "file:///etc/passwd"
            })
    void whatIsNoUrlIsNotTaken(String url) {
        try (Outbound outbound = open(true)) {
            assertFalse(post(outbound, url));
        }
    }

    @Test
    void reachesAPublicReceiver(@TempDir Path folder) throws Exception {
        Path keys = Certificates.keyStore(folder, "receiver.example");
        try (StubService secure = StubService.startWith(Certificates.context(keys));
                Outbound outbound = open(false, changing("127.0.0.1"), InetAddress::isLoopbackAddress)) {
            boolean taken = trusting(keys, () -> post(outbound, "HTTPS://receiver.example:" + secure.port() + "/hook"));

            assertTrue(taken);
            assertEquals("/hook", secure.next().target());
            assertEquals(List.of("receiver.example"), looked);
        }
    }

    /** The JVM's trust store is what counts when the client is made. */
    private static boolean trusting(Path keys, BooleanSupplier post) {
        System.setProperty("javax.net.ssl.trustStore", keys.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
        try {
            return post.getAsBoolean();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    /** A name that is public when it is looked at, and the machine itself when it is looked at again. */
    @Test
    void aNameIsAskedForOncePerConnection() {
        Predicate<InetAddress> isPublic = address -> address.getHostAddress().equals("127.0.0.2");
        try (StubService outside = StubService.start("127.0.0.2");
                HttpClient http = new HttpClient(new Network(changing("127.0.0.2", "127.0.0.1"), isPublic))) {
            HttpRequest message = aMessage("http://rebinding.example:" + outside.port());

            assertTrue(http.send(message).exists(HttpResponse::isSuccess));
            assertEquals(List.of("rebinding.example"), looked);
            assertEquals(1, outside.asked().size());
        }
    }

    @Test
    void aNameThatTurnsInwardIsNotConnectedTo() {
        Predicate<InetAddress> isPublic = address -> address.getHostAddress().equals("127.0.0.2");
        Dns dns = changing("127.0.0.2", "127.0.0.1");
        receiver.answers(200, "{}");
        try (HttpClient http = new HttpClient(new Network(dns, isPublic))) {
            HttpRequest message = aMessage("http://rebinding.example:" + receiver.port());

            assertTrue(http.send(message).isLeft(), "nobody listens there");
            assertTrue(http.send(message).isLeft(), "it is not public any more");
            assertEquals(2, looked.size());
            assertTrue(receiver.asked().isEmpty());
        }
    }

    @Test
    void ofSeveralAddressesThePublicOnesCount() {
        Predicate<InetAddress> isPublic = address -> address.getHostAddress().equals("127.0.0.2");
        Dns dns = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")};
        try (HttpClient http = new HttpClient(new Network(dns, isPublic))) {
            assertTrue(http.send(aMessage(receiver.url())).isLeft());
            assertTrue(receiver.asked().isEmpty());
        }
    }

    /** A pooled connection that an operator's service made is not lent to a client's URL. */
    @Test
    void aConnectionIsNotSharedWithTheOperator() {
        try (HttpClient http = new HttpClient(Network.INTERNET)) {
            assertTrue(http.send(aMessage(receiver.url(), Addresses.ALL)).isRight());

            assertTrue(http.send(aMessage(receiver.url(), Addresses.PUBLIC)).isLeft());
            assertEquals(1, receiver.asked().size());
        }
    }

    /** Otherwise a client could keep everybody from the bureaus with a name that takes its time. */
    @Test
    void aNameThatHangsHoldsUpNobodyElse() {
        CountDownLatch over = new CountDownLatch(1);
        Dns dns = host -> {
            if (host.startsWith("hanging")) await(over);
            return InetAddress.getAllByName("127.0.0.1");
        };
        try (HttpClient http = new HttpClient(new Network(dns, address -> true))) {
            for (int i = 0; i < 20; i++) {
                HttpRequest message =
                        aMessage("http://hanging" + i + ".example", Addresses.PUBLIC, Duration.ofMillis(20));
                assertEquals(NoResponse.late(LossCause.NAME), http.send(message).getLeft());
            }

            assertTrue(http.send(aMessage("http://bureau.example:" + receiver.port(), Addresses.ALL))
                    .isRight());
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aNameThatNobodyKnowsIsUnreachable() {
        Dns dns = host -> {
            throw new UnknownHostException(host);
        };
        try (HttpClient http = new HttpClient(new Network(dns, address -> true))) {
            assertEquals(
                    NoResponse.unreachable(LossCause.NAME),
                    http.send(aMessage("http://nowhere.example")).getLeft());
        }
    }

    private static HttpRequest aMessage(String url) {
        return aMessage(url, Addresses.PUBLIC);
    }

    private static HttpRequest aMessage(String url, Addresses allowed) {
        return aMessage(url, allowed, Ways.LONG);
    }

    private static HttpRequest aMessage(String url, Addresses allowed, Duration timeout) {
        Target target = new Target("POST", HttpUrl.parse(url).get(), allowed);
        return new HttpRequest(target, List.of(), new byte[0], new Bounds(timeout, 0));
    }
}
