package dev.workfloo.telemetry;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Callbacks.Outcome;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(90);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = new Metrics(registry);

    private long count(String name, String... tags) {
        return registry.get(name).tags(tags).timer().count();
    }

    private double seconds(String name, String... tags) {
        return registry.get(name).tags(tags).timer().totalTime(TimeUnit.SECONDS);
    }

    /** Everything that labels say, in one text. */
    private String labels() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .map(Tag::getValue)
                .collect(Collectors.joining(" "));
    }

    @Test
    void countsAnExecutionFromItsStartToItsEnd() {
        BureauRun run = BureauRun.begun(new MemoryStore(), aWorkspace());
        metrics.kept(run.latest());
        run.wait(A_WHILE);
        metrics.kept(run.request(NipRequest.PLAIN));
        metrics.kept(run.draw());
        metrics.kept(run.deliver(new NipDelivery.Accepted()));
        metrics.kept(run.type("000000"));
        metrics.kept(run.type(BureauRun.CODE));
        run.wait(A_WHILE);
        metrics.kept(run.type(BureauRun.CODE));
        metrics.kept(run.answer(new Answered(context("score", 712), Optional.of(200))));

        assertEquals(
                1.0,
                registry.get("workfloo.executions.started")
                        .tag("environment", "production")
                        .counter()
                        .count());
        for (String step : List.of("nip_request", "nip_delivery", "nip_wrong_code", "nip_first_code", "connector")) {
            assertEquals(1, count("workfloo.steps", "step", step), step);
        }
        assertEquals(90, seconds("workfloo.steps", "step", "nip_request"));
        assertEquals(90, seconds("workfloo.steps", "step", "nip_second_code"));
        assertEquals(180, seconds("workfloo.executions.duration", "outcome", "success"));
        assertEquals(6, registry.get("workfloo.steps").timers().size());
    }

    @Test
    void countsNothingOfAnExecutionThatGoesOn() {
        Progress started = BureauRun.begun(new MemoryStore(), aWorkspace()).latest();

        metrics.kept(started);

        assertTrue(registry.find("workfloo.executions.duration").timers().isEmpty());
        assertTrue(registry.find("workfloo.steps").timers().isEmpty());
    }

    private static ConnectorCall aCall() {
        return new ConnectorCall(
                aWorkspace(),
                new ServiceQuestion("buro-pf", context("rfc", "KIBA801010BPA")),
                "key",
                Duration.ofSeconds(1));
    }

    private void call(ConnectorAnswer answer) {
        Outside outside = new Outside(call -> answer, Outside.NOBODY.nips(), Outside.NOBODY.callbacks());
        assertEquals(answer, metrics.measured(outside).connectors().call(aCall()));
    }

    @Test
    void countsWhatExpiryPassesBy() {
        metrics.passedBy(Fixtures.anExecutionId(), new IllegalStateException("ANA"));

        assertEquals(1, registry.get("workfloo.expiry.passed.by").counter().count());
    }

    private enum Peer {
        SERVICE,
        RECEIVER
    }

    private double lost(String peer, String name, String cause) {
        return registry.get("workfloo.outbound.lost")
                .tags("peer", peer, "name", name, "cause", cause)
                .counter()
                .count();
    }

    @Test
    void countsWhatIsLostByItsCause() {
        metrics.watchLosses(Peer.RECEIVER, "any");
        metrics.lost(Peer.SERVICE, "buro-pf", LossCause.TLS_EXPIRED);
        metrics.lost(Peer.SERVICE, "buro-pf", LossCause.TLS_EXPIRED);
        metrics.lost(Peer.RECEIVER, "any", LossCause.CONNECT);

        assertEquals(2, lost("service", "buro-pf", "tls_expired"));
        assertEquals(1, lost("receiver", "any", "connect"));
        assertEquals(0, lost("receiver", "any", "closed"));
    }

    @Test
    void tellsHowCallsWent() {
        call(new Answered(context("name", "ANA"), Optional.of(200)));
        call(new Failed("ANA", "of ANA nothing is known", Reply.FINAL, Optional.of(422)));
        call(new Failed("HTTP_503", "ANA", Reply.PASSING, Optional.of(503)));
        call(new Failed("TIMEOUT", "ANA", Reply.NONE, Optional.empty()));
        call(new Failed("BUSY", "ANA", Reply.NOT_NOW, Optional.empty()));

        String calls = "workfloo.connector.calls";
        assertEquals(1, count(calls, "service", "buro-pf", "outcome", "answered", "status", "200"));
        assertEquals(1, count(calls, "service", "buro-pf", "outcome", "refused", "status", "422"));
        assertEquals(1, count(calls, "service", "buro-pf", "outcome", "refused", "status", "503"));
        assertEquals(1, count(calls, "service", "buro-pf", "outcome", "unanswered", "status", "none"));
        assertEquals(1, count(calls, "service", "buro-pf", "outcome", "waited", "status", "none"));
        assertTrue(!labels().contains("ANA") && !labels().contains("KIBA"), labels());
    }

    /** Of a service that is known, it may not be known what one call needs. */
    @Test
    void whatIsKnownIsAskedOfTheServices() {
        Connectors services = new Connectors() {
            @Override
            public boolean knows(ConnectorCall call) {
                return false;
            }

            @Override
            public ConnectorAnswer call(ConnectorCall call) {
                throw new AssertionError("was asked");
            }
        };
        Outside outside = new Outside(services, Outside.NOBODY.nips(), Outside.NOBODY.callbacks());

        Connectors measured = metrics.measured(outside).connectors();

        assertFalse(measured.knows(aCall()));
        assertTrue(measured.knows(aWorkspace(), "buro-pf"));
    }

    @Test
    void tellsHowCallbacksWent() {
        for (Outcome outcome : Outcome.values()) {
            Receipt receipt = new Receipt(outcome, Optional.empty());
            Callbacks callbacks = new ForwardingCallbacks(Outside.NOBODY.callbacks()) {
                @Override
                public Receipt post(Message message) {
                    return receipt;
                }
            };
            Outside outside = new Outside(Outside.NOBODY.connectors(), Outside.NOBODY.nips(), callbacks);

            Callbacks measured = metrics.measured(outside).callbacks();

            assertEquals(receipt, measured.post(aMessage()));
            assertEquals("{}", measured.json(Value.Context.EMPTY));
            assertEquals(
                    1, count("workfloo.callbacks", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static Callbacks.Message aMessage() {
        return new Callbacks.Message(
                new Start.CallbackReceiver("https://ana.example.com", Optional.empty()),
                "1",
                Optional.empty(),
                "{}",
                Instant.EPOCH,
                List.of());
    }
}
