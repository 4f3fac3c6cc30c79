package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.CreditFlow;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
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

/** The store takes nothing, right after something was got outside. */
class UnsavedResultsTest {

    private static final Scope LENDER = Scope.production("lender");

    private final WatchedStore store = new WatchedStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<ConnectorCall> called = new ArrayList<>();
    private final List<NipMessage> sent = new ArrayList<>();
    private boolean takesAnswers = true;
    private boolean takesDeliveries = true;
    private final Workfloo workfloo = Workfloo.builder(store, clock, new SecureRandom())
            .outside(new Outside(
                    call -> {
                        called.add(call);
                        if (!takesAnswers) store.beforeTheNextWrite(UnsavedResultsTest::fail);
                        return new Answered(context("score", 712), Optional.of(200));
                    },
                    message -> {
                        sent.add(message);
                        if (!takesDeliveries) store.beforeTheNextWrite(UnsavedResultsTest::fail);
                        return new NipDelivery.Accepted();
                    },
                    Outside.NOBODY.callbacks()))
            .build();

    private static void fail() {
        throw new StoreUnavailable("the database does not answer");
    }

    @BeforeEach
    void publish() {
        workfloo.definitions()
                .publish(LENDER.workspace(), CreditFlow.document())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private ExecutionId waitingForCode() {
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(LENDER, CreditFlow.ID).withForm(CreditFlow.ANSWERS))
                .get()
                .id();
        workfloo.steps().sendNip(LENDER, id, NipRequest.PLAIN).get();
        return id;
    }

    private ExecutionId consented() {
        ExecutionId id = waitingForCode();
        perform(id);
        String code = sent.get(sent.size() - 1).code();
        workfloo.steps().answerNip(LENDER, id, code).get();
        workfloo.steps().answerNip(LENDER, id, code).get();
        return id;
    }

    private Work workOf(ExecutionId id) {
        return ((MemoryStore) store.unwatched())
                .pendingWork().stream()
                        .map(Work.Due::work)
                        .filter(work -> work.execution().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private void perform(ExecutionId id) {
        workfloo.work().perform(workOf(id));
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store.unwatched().executions().find(id).orElseThrow();
    }

    @Test
    void anAnswerIsKeptBeforeItIsBoughtAgain() {
        ExecutionId id = consented();
        takesAnswers = false;

        assertThrows(StoreUnavailable.class, () -> perform(id));
        perform(id);

        assertEquals(1, called.size());
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @Test
    void aDeliveryThatIsKnownStaysKnown() {
        ExecutionId id = waitingForCode();
        takesDeliveries = false;

        assertThrows(StoreUnavailable.class, () -> perform(id));
        perform(id);

        assertEquals(1, sent.size());
        assertEquals(
                Optional.of(new NipDelivery.Accepted()),
                ((AwaitingNip) execution(id).position())
                        .nip()
                        .send()
                        .orElseThrow()
                        .delivery());
    }

    /** However long it lasts: what was bought is not bought again. */
    @Test
    void nothingMoreIsBoughtWhileTooMuchWaits() {
        List<ExecutionId> ids = tooManyThatAreNotKept();

        clock.pass(Duration.ofHours(3));
        assertThrows(StoreUnavailable.class, () -> perform(ids.get(200)));
        assertEquals(200, called.size());
        takesAnswers = true;
        perform(ids.get(0));
        perform(ids.get(200));

        assertEquals(201, called.size());
    }

    /** Whoever did it meanwhile bought it under the same key; it is not seen here again. */
    @Test
    void whatOthersDidMakesRoom() {
        List<ExecutionId> ids = tooManyThatAreNotKept();
        Work done = workOf(ids.get(0));
        Workfloo.builder(store.unwatched(), clock, new SecureRandom())
                .outside(new Outside(
                        call -> new Answered(context("score", 712), Optional.of(200)),
                        Outside.NOBODY.nips(),
                        Outside.NOBODY.callbacks()))
                .build()
                .work()
                .perform(done);
        takesAnswers = true;

        perform(ids.get(200));

        assertEquals(201, called.size());
    }

    private List<ExecutionId> tooManyThatAreNotKept() {
        List<ExecutionId> ids = new ArrayList<>();
        for (int i = 0; i <= 200; i++) ids.add(consented());
        takesAnswers = false;
        for (ExecutionId id : ids) assertThrows(StoreUnavailable.class, () -> perform(id));
        assertEquals(200, called.size());
        return ids;
    }
}
