package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Outcome;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients are told of changes: of which, in which order, for how long, and signed with what. */
class DeliveringCallbacksTest {

    private static final WorkspaceId LENDER = new WorkspaceId("lender");
    private static final Scope SANDBOX = Scope.sandbox("lender");
    private static final CallbackReceiver RECEIVER =
            new CallbackReceiver("https://example.com/hook", Optional.of("key"));
    private static final CallbackReceiver OTHER = new CallbackReceiver("https://other.example/hook", Optional.empty());
    private static final List<String> EVERYTHING = List.of(
            "workfloo.started applicant",
            "workfloo.waiting consent",
            "workfloo.advanced consent",
            "workfloo.advanced consent",
            "workfloo.advanced bureau",
            "workfloo.finished end");

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Message> posted = new ArrayList<>();
    private Function<Message, Receipt> receiver = message -> Receipt.TAKEN;
    private final Workfloo workfloo = Workfloo.builder(store, clock, new SecureRandom())
            .outside(new Outside(Outside.NOBODY.connectors(), Outside.NOBODY.nips(), new Receiver(message -> {
                posted.add(message);
                return receiver.apply(message);
            })))
            .build();

    @BeforeEach
    void publish() {
        workfloo.definitions()
                .publish(LENDER, CreditFlow.document())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private ExecutionId started() {
        return started(RECEIVER);
    }

    private ExecutionId started(CallbackReceiver client) {
        return workfloo.executions()
                .execute(StartWorkfloo.of(SANDBOX, CreditFlow.ID)
                        .inScenario(CreditFlow.STRONG_PAYER)
                        .reportingTo(client))
                .get()
                .id();
    }

    /** Nobody was there to give it up when its time was over, nor is the receiver there now. */
    @Test
    void triesForADayFromWhenAnEndWasFoundOut() {
        started();
        perform();
        receiver = message -> Receipt.NOT_TAKEN;
        clock.pass(Duration.ofDays(9));
        workfloo.work().perform(Maintenance.EXPIRY);
        posted.clear();

        performFor(Duration.ofHours(23));

        assertTrue(posted.size() > 6, posted.size() + " tries");
        assertEquals(List.of(), workfloo.callbacks().givenUp(LENDER, 10));
    }

    @Test
    void tellsAtOnceWhenTheClockWasSetBack() {
        ExecutionId id = started();
        perform();
        clock.pass(Duration.ofHours(-1));

        workfloo.steps()
                .answerForm(SANDBOX, id, Value.Context.of(CreditFlow.ANSWERS))
                .get();
        perform();

        assertEquals(EVERYTHING.subList(0, 2), told());
    }

    private ExecutionId ended() {
        return ended(RECEIVER);
    }

    private ExecutionId ended(CallbackReceiver client) {
        ExecutionId id = started(client);
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

    /** Performs whatever falls due meanwhile, when it does. */
    private void performFor(Duration time) {
        Instant end = clock.instant().plus(time);
        Optional<Instant> due = store.performDue(workfloo.work()::perform, clock);
        while (due.filter(at -> !at.isAfter(end)).isPresent()) {
            clock.pass(Duration.between(clock.instant(), due.get()));
            due = store.performDue(workfloo.work()::perform, clock);
        }
        clock.pass(Duration.between(clock.instant(), end));
    }

    private List<Message> posted(CallbackReceiver client) {
        return posted.stream()
                .filter(message -> message.receiver().equals(client))
                .toList();
    }

    private List<String> told() {
        return told(posted);
    }

    private static List<String> told(List<Message> messages) {
        return messages.stream()
                .map(message -> message.type().orElse("") + " " + message.body())
                .toList();
    }

    // What is told

    /** As when all of it falls due at once, after a downtime: who comes first is not who is next. */
    @Test
    void whoIsNotNextKeepsNobodyFromTelling() {
        ExecutionId id = started();
        workfloo.steps()
                .answerForm(SANDBOX, id, Value.Context.of(CreditFlow.ANSWERS))
                .get();
        clock.pass(Duration.ofHours(1));
        List<Work> due = store.pendingWork().stream()
                .map(Work.Due::work)
                .sorted(Comparator.comparing(Work::turn))
                .toList();
        AtomicReference<Runnable> looking = new AtomicReference<>(() -> {});
        PerformWork work = telling(withLooks(() -> looking.getAndSet(() -> {}).run()));
        looking.set(() -> work.perform(due.get(0)));

        work.perform(due.get(1));

        assertEquals(EVERYTHING.subList(0, 2), told());
    }

    private PerformWork telling(Store other) {
        return Workfloo.builder(other, clock, new SecureRandom())
                .outside(new Outside(Outside.NOBODY.connectors(), Outside.NOBODY.nips(), new Receiver(message -> {
                    posted.add(message);
                    return Receipt.TAKEN;
                })))
                .build()
                .work();
    }

    /** The same store, where something happens whenever somebody looks who is to be told first. */
    private Store withLooks(Runnable look) {
        CallbackDeliveries callbackDeliveries =
                forwarding(CallbackDeliveries.class, store.callbackDeliveries(), "firstPending", () -> {
                    look.run();
                    return Optional.empty();
                });
        return forwarding(Store.class, store, "callbackDeliveries", () -> Optional.of(callbackDeliveries));
    }

    /** It may be as large as all that a reviewer is shown. */
    @Test
    void readsWhatItTellsOnceForEachTry() {
        List<Integer> read = new ArrayList<>();
        CallbackDeliveries counted = forwarding(CallbackDeliveries.class, store.callbackDeliveries(), "find", () -> {
            read.add(posted.size());
            return Optional.empty();
        });
        PerformWork telling = telling(forwarding(Store.class, store, "callbackDeliveries", () -> Optional.of(counted)));
        started();

        store.performDue(telling::perform, clock);

        assertEquals(1, posted.size());
        assertEquals(List.of(0), read);
    }

    /** @param instead is run at one method; where it gives nothing, that method is run as well */
    private static <T> T forwarding(Class<T> type, T to, String method, Supplier<Optional<Object>> instead) {
        InvocationHandler handler = (proxy, called, arguments) -> {
            Optional<Object> other = called.getName().equals(method) ? instead.get() : Optional.empty();
            return other.isPresent() ? other.get() : called.invoke(to, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void tellsOfEveryChangeInItsOrder() {
        ended();

        assertEquals(EVERYTHING, told());
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
    void whoThrowsHasNotTakenIt() {
        receiver = message -> {
            if (posted.size() == 1) throw new IllegalStateException("of our own");
            return posted.size() == 2 ? null : Receipt.TAKEN;
        };
        started();
        perform();
        performAfter(Duration.ofSeconds(5));
        performAfter(Duration.ofSeconds(5));

        assertEquals(3, posted.size());
        assertEquals("workfloo.started applicant", told().get(2));
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
    void missesNothingOfTenMinutesInWhichItDoesNotListen() {
        List<Message> taken = new ArrayList<>();
        receiver = message -> {
            if (clock.instant().isBefore(NOON.plus(Duration.ofMinutes(10)))) return Receipt.NOT_TAKEN;
            taken.add(message);
            return Receipt.TAKEN;
        };
        ended();

        performFor(Duration.ofMinutes(20));

        assertEquals(EVERYTHING, told(taken));
        assertEquals(6, taken.stream().map(Message::id).distinct().count());
        assertEquals(6, posted.stream().map(Message::id).distinct().count());
        assertEquals(
                6,
                posted.stream()
                        .map(message -> message.id() + message.type() + message.body())
                        .distinct()
                        .count());
        assertTrue(posted.size() > 6, posted.size() + " tries");
        assertEquals(List.of(), store.pendingWork());
    }

    @ParameterizedTest
    @EnumSource(names = "TAKEN", mode = EnumSource.Mode.EXCLUDE)
    void tellsOthersAtTheirTimeWhateverOneReceiverDoes(Outcome outcome) {
        Receipt receipt = new Receipt(outcome, Optional.empty());
        receiver = message -> message.receiver().equals(RECEIVER) ? receipt : Receipt.TAKEN;
        ended();
        performFor(Duration.ofMinutes(7));
        Instant theirTime = clock.instant();

        ended(OTHER);

        assertEquals(EVERYTHING, told(posted(OTHER)));
        assertEquals(
                List.of(theirTime),
                posted(OTHER).stream().map(Message::sentAt).distinct().toList());
    }

    @ParameterizedTest
    @CsvSource({"PT20S, PT20S", "PT1S, PT5S", "PT20H, PT1H"})
    void comesBackWhenTheReceiverWantsItTo(Duration wanted, Duration comes) {
        receiver = message -> new Receipt(Outcome.NOT_TAKEN, Optional.of(wanted));
        ended();
        perform();
        Instant first = clock.instant();

        performFor(Duration.ofHours(2));

        List<Instant> tries = posted.stream()
                .filter(message -> message.id().equals(posted.get(0).id()))
                .map(Message::sentAt)
                .toList();
        assertEquals(List.of(first, first.plus(comes)), tries.subList(0, 2));
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

        Optional<CallbackDelivery.Summary> again = workfloo.callbacks().sendAgain(LENDER, id);
        perform();

        assertTrue(again.isPresent());
        assertEquals(id, posted.get(posted.size() - 1).id());
        assertEquals(List.of(), workfloo.callbacks().givenUp(LENDER, 10));
        assertEquals(Optional.empty(), workfloo.callbacks().sendAgain(LENDER, id));
    }

    /** The client can compare it with what it got. */
    @Test
    void keepsAReceiptOfWhatWasTaken() throws NoSuchAlgorithmException {
        started();
        perform();
        Message message = posted.get(0);
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);

        Optional<CallbackDelivery.Receipt> receipt = workfloo.callbacks().receipt(LENDER, message.id());

        assertEquals(
                Optional.of(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body))),
                receipt.map(CallbackDelivery.Receipt::bodyHash));
        assertEquals(Optional.of(NOON), receipt.flatMap(CallbackDelivery.Receipt::at));
        assertEquals(Optional.empty(), workfloo.callbacks().receipt(new WorkspaceId("other"), message.id()));
        assertEquals(Optional.empty(), workfloo.callbacks().receipt(LENDER, "evt"));
        assertEquals(Optional.empty(), workfloo.callbacks().sendAgain(LENDER, message.id()));
    }

    @Test
    void sendsNothingOfAnotherWorkspaceAgain() {
        receiver = message -> Receipt.NOT_TAKEN;
        started();
        performAfter(Duration.ofHours(25));

        Optional<CallbackDelivery.Summary> others = workfloo.callbacks()
                .sendAgain(new WorkspaceId("other"), posted.get(0).id());

        assertEquals(Optional.empty(), others);
    }

    @Test
    void tellsNoMoreWhoeverWantsNoMore() {
        receiver = message -> Receipt.GONE;
        ExecutionId id = ended();
        performFor(Duration.ofDays(2));

        assertEquals(List.of("workfloo.started applicant"), told());
        assertEquals(List.of(), store.pendingWork());
        assertEquals(Collections.nCopies(6, State.UNWANTED), states(id));
    }

    /** What has become of all that an execution's client is to be told. */
    private List<State> states(ExecutionId id) {
        int revision = store.executions().find(id).orElseThrow().revision();
        return IntStream.rangeClosed(1, revision)
                .mapToObj(it -> store.callbackDeliveries().find(id, it))
                .flatMap(Optional::stream)
                .map(CallbackDelivery::state)
                .toList();
    }

    @Test
    void comesAgainSoonToWhoeverIsBusy() {
        receiver = message -> posted.size() == 1 ? Receipt.BUSY : Receipt.TAKEN;
        started();
        perform();
        performAfter(Duration.ofSeconds(1));

        assertEquals(2, posted.size());
    }

    /** Thousands may wait for one receiver: they must not keep the others from being told. */
    @Test
    void comesTheMoreSeldomTheLongerSomebodyIsBusy() {
        receiver = message -> Receipt.BUSY;
        started();
        performFor(Duration.ofHours(1));
        int tries = posted.size();
        receiver = message -> Receipt.TAKEN;
        performFor(Duration.ofMinutes(1));

        assertTrue(tries < 100, tries + " tries");
        assertEquals(List.of(), store.pendingWork());
    }

    /** As when a process is thought dead, and is not. */
    @Test
    void tellsNothingTwiceAtOnce() {
        started();
        Work telling = store.pendingWork().get(0).work();
        List<Optional<Instant>> again = new ArrayList<>();
        receiver = message -> {
            again.add(workfloo.work().perform(telling));
            return Receipt.TAKEN;
        };

        perform();

        assertEquals(List.of("workfloo.started applicant"), told());
        assertTrue(again.get(0).isPresent());
        assertEquals(Optional.empty(), workfloo.work().perform(telling));
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
