package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.outbound.http.Network;
import dev.workfloo.outbound.http.Network.Dns;
import dev.workfloo.outbound.mail.SmtpServer;
import dev.workfloo.outbound.mail.SmtpServer.Security;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What this process gave up by itself is nobody's failure, and the next process does it. */
class ClosedOutboundTest {

    private static final NipDelivery STOPPED = new NipDelivery.Failed("STOPPED", true);

    private final List<LossCause> losses = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    private Outbound open(String url, int mailPort, Dns dns) {
        SmtpServer smtp = new SmtpServer("127.0.0.1", mailPort, Security.NONE, Optional.empty(), "nip@sur.example");
        ConnectorFile file =
                Ways.read("{'services': {'bureau': {'url': '" + url + "'}}}").get();
        return Outbound.open(
                file,
                Optional.of(smtp),
                true,
                new Surroundings(
                        new Network(dns, Network.INTERNET.isPublic()),
                        new ManualClock(Fixtures.NOON),
                        Map::of,
                        (peer, cause) -> losses.add(cause)));
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> asking) {
        return CompletableFuture.supplyAsync(asking, task -> new Thread(task).start());
    }

    /** DNS hears nothing of being interrupted. */
    private InetAddress[] hang(String host) {
        asked.countDown();
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                continue;
            }
        }
        return new InetAddress[0];
    }

    private static void assertStopped(Failed failed) {
        assertEquals("STOPPED NOT_NOW", failed.code() + " " + failed.reply());
    }

    @Test
    void whatIsAskedAfterItsEndIsStopped() throws Exception {
        try (RawService peer = RawService.start(connection -> {})) {
            Outbound outbound = open(peer.url(), peer.port(), InetAddress::getAllByName);
            outbound.close();

            assertStopped((Failed) outbound.outside().connectors().call(Ways.aCall()));
            assertEquals(STOPPED, outbound.outside().nips().send(Ways.aMessage(CodeChannel.EMAIL)));
            assertEquals(0, peer.connections());
            assertEquals(List.of(), losses);
        }
    }

    @Test
    void whoeverWaitsForDnsIsWoken() throws Exception {
        try {
            Outbound outbound = open("http://bureau.example", 1, this::hang);
            CompletableFuture<?> call =
                    inBackground(() -> outbound.outside().connectors().call(Ways.aCall()));
            assertTrue(asked.await(20, TimeUnit.SECONDS));

            outbound.close();

            assertStopped((Failed) call.join());
            assertEquals(List.of(), losses);
        } finally {
            over.countDown();
        }
    }

    @Test
    void aLetterOnItsWayIsStopped() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (RawService server = RawService.start(connection -> {
            asked.countDown();
            RawService.waitInSilence(connection);
            gone.countDown();
        })) {
            Outbound outbound = open("http://bureau.example", server.port(), InetAddress::getAllByName);
            CompletableFuture<NipDelivery> letter =
                    inBackground(() -> outbound.outside().nips().send(Ways.aMessage(CodeChannel.EMAIL)));
            assertTrue(asked.await(20, TimeUnit.SECONDS));

            outbound.close();

            assertEquals(STOPPED, letter.join());
            assertTrue(gone.await(20, TimeUnit.SECONDS), "its connection is closed");
            assertEquals(List.of(), losses);
        }
    }
}
