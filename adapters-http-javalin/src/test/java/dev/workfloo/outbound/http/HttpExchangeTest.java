package dev.workfloo.outbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.outbound.RawService;
import dev.workfloo.outbound.http.HttpRequest.Addresses;
import dev.workfloo.outbound.http.HttpRequest.Bounds;
import dev.workfloo.outbound.http.HttpRequest.Target;
import dev.workfloo.outbound.socket.Tls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpExchangeTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aKeptOneThatIsGivenUpAtOnceIsClosed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawService peer = RawService.start(connection -> {
                    if (!RawService.hearAll(connection).isEmpty()) asked.incrementAndGet();
                    RawService.say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    RawService.waitInSilence(connection);
                    closed.countDown();
                });
                HttpClient http = new HttpClient(Network.INTERNET);
                AddressResolver addresses = new AddressResolver(Network.INTERNET, Thread::new)) {
            IdleConnections idle = http.idle(1);
            Target target = new Target("POST", HttpUrl.parse(peer.url()).get(), Addresses.ALL);
            HttpRequest request = new HttpRequest(target, List.of(), new byte[0], new Bounds(LONG, 1_000));
            assertTrue(http.send(request, idle).isRight());
            HttpExchange givenUp = new HttpExchange(request, idle, addresses, new Tls());
            givenUp.close();

            assertTrue(givenUp.run().isLeft());

            assertTrue(closed.await(20, TimeUnit.SECONDS));
            assertEquals(1, asked.get());
        }
    }
}
