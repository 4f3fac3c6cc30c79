package dev.workfloo.application;

import static dev.workfloo.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.ManualClock;
import dev.workfloo.access.Scope;
import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.Announced;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipRequest;
import dev.workfloo.execution.Start.Callback;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients are told of changes: of which, in which order, for how long, and signed with what. */
class TellingTest {

    private static final WorkspaceId LENDER = new WorkspaceId("lender");
    private static final Scope SANDBOX = Scope.sandbox("lender");
    private static final Callback RECEIVER = new Callback("https://example.com/hook", Optional.of("key"));

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Message> posted = new ArrayList<>();
    private Function<Message, Receipt> receiver = message -> Receipt.TAKEN;
    private final Workfloo workfloo = Workfloo.on(
            store,
            new Outside(Outside.NOBODY.connectors(), Outside.NOBODY.nips(), new Receiver(message -> {
                posted.add(message);
                return receiver.apply(message);
            })),
            clock,
            new SecureRandom());

    @BeforeEach
    void publish() {
        workfloo.definitions()
                .publish(LENDER, CreditFlow.document())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private ExecutionId started() {
        return workfloo.executions()
                .execute(StartWorkfloo.of(SANDBOX, CreditFlow.ID)
                        .inScenario(CreditFlow.STRONG_PAYER)
                        .reportingTo(RECEIVER))
                .get()
                .id();
    }

    private ExecutionId ended() {
        ExecutionId id = started();
        workfloo.steps()
                .answerForm(SANDBOX, id, Value.Context.of(CreditFlow.ANSWERS))
                .get();
        workfloo.steps().sendNip(SANDBOX, id, NipRequest.PLAIN).get();
        workfloo.steps().answerNip(SANDBOX, id, "999999").get();
        workfloo.steps().answerNip(SANDBOX, id, "123456").get();
        workfloo.steps().answerNip(SANDBOX, id, "123456").get();
        perform();
        return id;
    }

    private void perform() {
        store.performDue(workfloo.work()::perform, clock);
    }

    private void performAfter(Duration time) {
        clock.pass(time);
        perform();
    }

    private List<String> told() {
        return posted.stream()
                .map(message -> message.type().orElse("") + " " + message.body())
                .toList();
    }

    // What is told

    @Test
    void tellsOfEveryChangeInItsOrder() {
        ended();

        assertEquals(
                List.of(
                        "workfloo.started applicant",
                        "workfloo.waiting consent",
                        "workfloo.advanced consent",
                        "workfloo.advanced consent",
                        "workfloo.advanced bureau",
                        "workfloo.finished end"),
                told());
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void tellsNobodyWhoDidNotAsk() {
        workfloo.executions()
                .execute(StartWorkfloo.of(SANDBOX, CreditFlow.ID).inScenario(CreditFlow.STRONG_PAYER))
                .get();

        perform();

        assertEquals(List.of(), posted);
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void namesEachChangeByAnIdOfItsOwn() {
        ended();

        assertEquals(6, posted.stream().map(Message::id).distinct().count());
    }

    // Receivers that do not listen

    @Test
    void waitsWithWhatCameLater() {
        receiver = message -> message.type().orElse("").equals("workfloo.waiting") ? Receipt.NOT_TAKEN : Receipt.TAKEN;
        ended();
        List<String> whileItDoesNotListen = told().stream().distinct().toList();
        receiver = message -> Receipt.TAKEN;

        performAfter(Duration.ofMinutes(1));

        assertEquals(List.of("workfloo.started applicant", "workfloo.waiting consent"), whileItDoesNotListen);
        assertEquals("workfloo.finished end", told().get(told().size() - 1));
    }

    @Test
    void repeatsTheSameWordsUnderTheSameId() {
        receiver = message -> posted.size() < 3 ? Receipt.NOT_TAKEN : Receipt.TAKEN;
        started();
        perform();
        performAfter(Duration.ofSeconds(5));
        performAfter(Duration.ofSeconds(5));

        assertEquals(3, posted.size());
        assertEquals(1, posted.stream().map(Message::id).distinct().count());
        assertEquals(1, posted.stream().map(Message::body).distinct().count());
        assertNotEquals(posted.get(0).sentAt(), posted.get(2).sentAt());
    }

    @Test
    void triesForADayAfterGrowingPauses() {
        receiver = message -> Receipt.NOT_TAKEN;
        started();
        perform();
        while (!store.pendingWork().isEmpty()) {
            performAfter(
                    Duration.between(clock.instant(), store.pendingWork().get(0).at()));
        }

        Duration tried = Duration.between(NOON, posted.get(posted.size() - 1).sentAt());
        assertTrue(tried.compareTo(Duration.ofHours(24)) >= 0, tried.toString());
        assertTrue(tried.compareTo(Duration.ofHours(26)) < 0, tried.toString());
        assertTrue(posted.size() < 50, posted.size() + " tries");
        assertEquals(1, workfloo.callbacks().givenUp(LENDER, 10).size());
    }

    @Test
    void sendsAgainWhatWasGivenUp() {
        receiver = message -> Receipt.NOT_TAKEN;
        started();
        performAfter(Duration.ofHours(25));
        String id = posted.get(0).id();
        receiver = message -> Receipt.TAKEN;

        Optional<Announced> again = workfloo.callbacks().sendAgain(LENDER, id);
        perform();

        assertTrue(again.isPresent());
        assertEquals(id, posted.get(posted.size() - 1).id());
        assertEquals(List.of(), workfloo.callbacks().givenUp(LENDER, 10));
        assertEquals(Optional.empty(), workfloo.callbacks().sendAgain(LENDER, id));
    }

    @Test
    void sendsNothingOfAnotherWorkspaceAgain() {
        receiver = message -> Receipt.NOT_TAKEN;
        started();
        performAfter(Duration.ofHours(25));

        Optional<Announced> others = workfloo.callbacks()
                .sendAgain(new WorkspaceId("other"), posted.get(0).id());

        assertEquals(Optional.empty(), others);
    }

    @Test
    void tellsNoMoreWhoeverWantsNoMore() {
        receiver = message -> Receipt.GONE;
        ended();

        assertEquals(List.of("workfloo.started applicant"), told());
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void comesAgainSoonToWhoeverIsBusy() {
        receiver = message -> posted.size() == 1 ? Receipt.BUSY : Receipt.TAKEN;
        started();
        perform();
        performAfter(Duration.ofSeconds(1));

        assertEquals(2, posted.size());
    }

    // Signing

    @Test
    void signsWithTheWorkspacesSecret() {
        started();
        perform();

        SigningSecret secret = workfloo.callbacks().secret(LENDER);
        assertEquals(List.of(secret), posted.get(0).secrets());
        assertTrue(secret.text().startsWith("whsec_"));
        assertEquals(32, secret.key().length);
    }

    @Test
    void signsWithBothWhileReceiversChangeOver() {
        SigningSecret old = workfloo.callbacks().secret(LENDER);
        SigningSecret next = workfloo.callbacks().rotate(LENDER, Duration.ofHours(1));
        started();
        perform();
        clock.pass(Duration.ofHours(1));
        started();
        perform();

        assertEquals(
                List.of(next.text(), old.text()),
                posted.get(0).secrets().stream().map(SigningSecret::text).toList());
        assertEquals(List.of(next), posted.get(1).secrets());
    }

    @Test
    void hidesSecretsInItsWords() {
        SigningSecret secret = workfloo.callbacks().secret(LENDER);
        started();
        perform();

        String words = secret + " " + posted.get(0) + " " + store.pendingWork();
        assertTrue(!words.contains(secret.text()) && !words.contains("example.com"), words);
    }
}
