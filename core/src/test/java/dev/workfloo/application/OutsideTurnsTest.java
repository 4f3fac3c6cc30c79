package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.CheckOutside.Unknown;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes on one store, of which one has no connectors yet. */
class OutsideTurnsTest {

    private static final Scope PRODUCTION = Scope.production("lender");
    private static final Failed NOT_CONFIGURED =
            new Failed("NOT_CONFIGURED", "no such service", Reply.FINAL, Optional.empty());

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<String> codes = new ArrayList<>();
    private final List<String> met = new ArrayList<>();
    private final Workfloo without = workfloo(new Nobody(), new NoChannel());
    private final Workfloo with = workfloo(call -> new Answered(context("score", 712), Optional.of(200)), message -> {
        codes.add(message.code());
        return new NipDelivery.Accepted();
    });

    private static final class Nobody implements Connectors {
        @Override
        public boolean knows(WorkspaceId workspace, String service) {
            return false;
        }

        @Override
        public ConnectorAnswer call(ConnectorCall call) {
            return NOT_CONFIGURED;
        }
    }

    private static final class NoChannel implements NipSender {
        @Override
        public boolean knows(CodeChannel channel) {
            return false;
        }

        @Override
        public NipDelivery send(NipMessage message) {
            return new NipDelivery.Failed("NOT_CONFIGURED", false);
        }
    }

    private final class Listener implements ExecutionListener {
        @Override
        public void kept(Progress progress) {}

        @Override
        public void unknown(ExecutionId execution, String party, boolean isLeft) {
            met.add(party + (isLeft ? " is left" : " fails"));
        }
    }

    private Workfloo workfloo(Connectors connectors, NipSender nips) {
        Outside outside = new Outside(connectors, nips, new Receiver(message -> Receipt.TAKEN));
        return Workfloo.builder(store, clock, new SecureRandom())
                .outside(outside)
                .listener(new Listener())
                .build();
    }

    @BeforeEach
    void publish() {
        with.definitions()
                .publish(PRODUCTION.workspace(), CreditFlow.document())
                .get();
    }

    private void perform(Workfloo process) {
        store.performDue(process.work()::perform, clock);
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store.executions().find(id).orElseThrow();
    }

    private ExecutionId asksForCode() {
        ExecutionId id = with.executions()
                .execute(StartWorkfloo.of(PRODUCTION, CreditFlow.ID).withForm(CreditFlow.ANSWERS))
                .get()
                .id();
        with.steps().sendNip(PRODUCTION, id, NipRequest.PLAIN).get();
        return id;
    }

    private ExecutionId asksBureau() {
        ExecutionId id = asksForCode();
        perform(with);
        for (int i = 0; i < 2; i++)
            with.steps().answerNip(PRODUCTION, id, codes.get(0)).get();
        return id;
    }

    private Optional<NipDelivery> delivery(ExecutionId id) {
        return ((AwaitingNip) execution(id).position())
                .nip()
                .send()
                .orElseThrow()
                .delivery();
    }

    @Test
    void aProcessThatKnowsTheServiceCallsIt() {
        ExecutionId id = asksBureau();
        perform(without);
        Optional<Outcome> before = execution(id).position().outcome();
        clock.pass(Duration.ofSeconds(1));

        perform(with);

        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
        assertEquals(1, met.size());
        assertTrue(met.get(0).startsWith("service ") && met.get(0).endsWith(" is left"), met::toString);
    }

    /** It knows the service, but not what this call needs. */
    private static final class Half implements Connectors {
        @Override
        public boolean knows(ConnectorCall call) {
            return false;
        }

        @Override
        public ConnectorAnswer call(ConnectorCall call) {
            return NOT_CONFIGURED;
        }
    }

    @Test
    void aProcessThatLacksWhatACallNeedsLeavesIt() {
        ExecutionId id = asksBureau();
        perform(workfloo(new Half(), new NoChannel()));
        Optional<Outcome> before = execution(id).position().outcome();
        clock.pass(Duration.ofSeconds(1));

        perform(with);

        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @Test
    void aProcessThatKnowsTheChannelSends() {
        ExecutionId id = asksForCode();
        perform(without);
        Optional<NipDelivery> before = delivery(id);
        clock.pass(Duration.ofSeconds(1));

        perform(with);

        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(new NipDelivery.Accepted()), delivery(id));
        assertEquals(1, codes.size());
    }

    /** Performs what falls due, when it does, on the process that cannot. */
    private void performFor(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(1)) {
            perform(without);
            clock.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void whatNobodyKnowsFailsAfterTenMinutes() {
        ExecutionId called = asksBureau();
        ExecutionId sent = asksForCode();
        performFor(Duration.ofMinutes(9));
        boolean stillWaits = execution(called).position().outcome().isEmpty()
                && delivery(sent).isEmpty();

        performFor(Duration.ofMinutes(2));

        assertTrue(stillWaits);
        assertEquals(Optional.of(new NipDelivery.Failed("NOT_CONFIGURED", false)), delivery(sent));
        assertTrue(execution(called).position().outcome().isPresent());
        assertEquals(2, met.stream().filter(it -> it.endsWith(" fails")).count());
        assertTrue(met.size() < 120, () -> "they are looked at seldom: " + met.size());
    }

    @Test
    void whatWaitedForBusyProcessesIsLeftToThemToo() {
        ExecutionId id = asksBureau();
        clock.pass(Duration.ofMinutes(30));
        perform(without);
        Optional<Outcome> before = execution(id).position().outcome();
        clock.pass(Duration.ofSeconds(1));

        perform(with);

        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @Test
    void tellsWhomDefinitionsNeed() {
        List<String> parties = without.outside().unknown().stream()
                .map(Unknown::party)
                .sorted()
                .toList();

        assertEquals(List.of(), with.outside().unknown());
        assertTrue(parties.stream().anyMatch(it -> it.startsWith("service ")), parties::toString);
        assertTrue(parties.stream().anyMatch(it -> it.startsWith("channel ")), parties::toString);
    }
}
