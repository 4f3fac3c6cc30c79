package dev.workfloo.application.embedding;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.WorkflooBuilder;
import dev.workfloo.application.port.in.CheckOutside;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The credit flow, whose bureau and channels are lambdas. */
class PlainConnectorTest {

    private static final Scope LENDER = Scope.production("lender");
    private static final Map<String, Object> STRONG = Map.of("score", 712);

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<NipMessage> sent = new ArrayList<>();
    private final Listening listening = new Listening();
    private CodeSender channel = sent::add;
    private PlainConnector.OfCall bureau = (request, call) -> STRONG;
    private final Workfloo workfloo = builder()
            .connector("buro-pf", (request, call) -> bureau.ask(request, call))
            .codes(message -> channel.send(message))
            .build();

    /** Hears what hosts' own code threw. */
    private static final class Listening implements Turn {

        private final List<Throwable> threw = new ArrayList<>();

        @Override
        public boolean begins(String party) {
            return true;
        }

        @Override
        public void waitsFor(String party) {}

        @Override
        public void threw(String party, Throwable cause) {
            threw.add(cause);
        }

        @Override
        public boolean isStopping() {
            return false;
        }
    }

    private WorkflooBuilder builder() {
        return Workfloo.builder(store, clock, new SecureRandom());
    }

    @BeforeEach
    void publish() {
        workfloo.definitions()
                .publish(LENDER.workspace(), CreditFlow.document())
                .getOrElseThrow(Problem::toException);
    }

    private void perform() {
        store.performDue(work -> workfloo.work().perform(work, listening), clock);
    }

    private ExecutionId waitingForCode() {
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(LENDER, CreditFlow.ID).withForm(CreditFlow.ANSWERS))
                .getOrElseThrow(Problem::toException)
                .id();
        workfloo.steps().sendNip(LENDER, id, NipRequest.PLAIN).getOrElseThrow(Problem::toException);
        perform();
        return id;
    }

    private ExecutionId asked() {
        ExecutionId id = waitingForCode();
        String code = sent.get(sent.size() - 1).code();
        for (int round = 1; round <= 2; round++) {
            workfloo.steps().answerNip(LENDER, id, code).getOrElseThrow(Problem::toException);
        }
        perform();
        return id;
    }

    private List<ConnectorFailed> failures(ExecutionId id) {
        return workfloo.following().detail(LENDER, id).getOrElseThrow(Problem::toException).nodes().stream()
                .flatMap(node -> node.events().stream())
                .flatMap(event -> event instanceof ConnectorFailed failed ? Stream.of(failed) : Stream.empty())
                .toList();
    }

    private List<String> labels(ExecutionId id) {
        return store.executions().find(id).orElseThrow().data().labels();
    }

    @Test
    void asksAndAnswersInPlainJava() {
        List<Map<String, @Nullable Object>> requests = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        bureau = (request, call) -> {
            requests.add(request);
            keys.add(call.idempotencyKey());
            return STRONG;
        };

        ExecutionId id = asked();

        assertEquals(List.of("approved"), labels(id));
        assertEquals("KIBA801010BPA", requests.get(0).get("rfc"));
        assertEquals(List.of(id + "/bureau/1/1"), keys);
        assertEquals(List.of("policy: approved, as bureau.score 712 is >= 620"), why(id));
    }

    private record Score(BigDecimal score, Optional<String> note) {}

    @Test
    void mayAnswerWithARecord() {
        bureau = (request, call) -> new Score(new BigDecimal("712"), Optional.empty());

        assertEquals(List.of("approved"), labels(asked()));
    }

    @Test
    void maySayHowTheServiceFailed() {
        bureau = (request, call) -> new Failed("NOT_FOUND", "nobody has this RFC", Reply.FINAL, Optional.empty());

        ExecutionId id = asked();

        assertEquals(List.of("manual"), labels(id));
        assertEquals("NOT_FOUND", failures(id).get(0).failure().code());
    }

    /** What an exception says may be of the person. */
    @Test
    void isTriedAgainWhenItThrows() {
        bureau = (request, call) -> {
            throw new IOException("no route for " + request.get("rfc"));
        };
        ExecutionId id = asked();
        bureau = (request, call) -> STRONG;

        clock.pass(Duration.ofSeconds(1));
        perform();

        assertEquals(List.of("approved"), labels(id));
        assertEquals("EXCEPTION", failures(id).get(0).failure().code());
        assertEquals(
                "connector buro-pf threw java.io.IOException",
                failures(id).get(0).failure().message());
        assertTrue(listening.threw.get(0).getCause() instanceof IOException, listening.threw::toString);
    }

    private List<String> why(ExecutionId id) {
        return workfloo.following()
                .detail(LENDER, id)
                .getOrElseThrow(Problem::toException)
                .why();
    }

    @Test
    void whyTellsWhatWentWrong() {
        bureau = (request, call) -> new Failed("NOT_FOUND", "unknown", Reply.FINAL, Optional.empty());

        assertEquals(
                List.of(
                        "bureau: asked in vain, NOT_FOUND: unknown",
                        "bureau: failed, as the service gave no result: NOT_FOUND"),
                why(asked()));
    }

    @Test
    void whyDoesNotTellWhatIsKeptOutOfTraces() {
        bureau = (request, call) -> new Failed("NOT_FOUND", "no " + request.get("rfc"), Reply.FINAL, Optional.empty());

        assertEquals("bureau: asked in vain, NOT_FOUND", why(asked()).get(0));
    }

    private void isRefusedAtOnce(@Nullable Object answer, String message) {
        bureau = (request, call) -> answer;

        ExecutionId id = asked();

        assertEquals(List.of("manual"), labels(id));
        assertEquals(1, failures(id).size());
        assertEquals("WRONG_SHAPE", failures(id).get(0).failure().code());
        String said = failures(id).get(0).failure().message();
        assertTrue(said.startsWith("connector buro-pf returned " + message), said);
        assertFalse(said.contains("KIBA801010BPA"), said);
        assertEquals(said, listening.threw.get(0).getMessage());
        listening.threw.clear();
    }

    @Test
    void isNotAskedAgainForWhatIsNoAnswer() {
        isRefusedAtOnce(null, "null: ");
        isRefusedAtOnce(new Object(), "what is no value: ");
        isRefusedAtOnce(Map.of("score", new Thread()), "what is no value: ");
        isRefusedAtOnce(Double.NaN, "what is no value: ");
    }

    @Test
    void knowsItsOwnNameOnly() {
        Workfloo other = builder()
                .connector("another", request -> STRONG)
                .codes(message -> {})
                .build();

        assertEquals(List.of(), workfloo.outside().unknown());
        assertEquals(List.of("service buro-pf"), unknownTo(other));
    }

    private static List<String> unknownTo(Workfloo process) {
        return process.outside().unknown().stream()
                .map(CheckOutside.Unknown::party)
                .toList();
    }

    @Test
    void isMissedWhereNobodyIsGivenAtAll() {
        List<String> unknown = unknownTo(builder().build());

        assertTrue(unknown.contains("service buro-pf"), unknown::toString);
        assertTrue(unknown.stream().anyMatch(it -> it.startsWith("channel ")), unknown::toString);
    }

    @Test
    void refusesTwoOfOneName() {
        WorkflooBuilder builder = builder().connector("buro-pf", request -> STRONG);

        assertThrows(IllegalArgumentException.class, () -> builder.connector("buro-pf", request -> STRONG));
    }

    @Test
    void tellsTheSenderOfCodesWhereToSendThem() {
        waitingForCode();

        assertEquals(CodeChannel.WHATSAPP, sent.get(0).channel());
        assertEquals("+525512345678", sent.get(0).address());
    }

    @Test
    void aCodeIsNotSentWhenItsSenderThrows() {
        channel = message -> {
            throw new IOException("cannot reach " + message.address());
        };

        ExecutionId id = waitingForCode();

        AwaitingNip position =
                (AwaitingNip) store.executions().find(id).orElseThrow().position();
        assertEquals(
                Optional.of(new NipDelivery.Failed("EXCEPTION", true)),
                position.nip().send().orElseThrow().delivery());
        assertEquals(
                "the sender of codes threw java.io.IOException",
                listening.threw.get(0).getMessage());
        assertEquals(Optional.<Outcome>empty(), position.outcome());
    }
}
