package dev.workfloo.execution.step;

import static dev.workfloo.execution.step.CreditRun.CODE;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.Problem.Kind;
import dev.workfloo.access.Scope;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.contact.PhoneNumber;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.execution.ConsentFacts;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipDelivery.Failed;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person is asked for consent: sends, attempts, rounds, and what is left behind. */
class NipStepTest {

    private static NipVerdict right(NipPhase phase) {
        return new NipVerdict(true, phase, 3);
    }

    private static NipVerdict wrong(NipPhase phase, int left) {
        return new NipVerdict(false, phase, left);
    }

    private static Map<String, String> refusal(Either<ExecutionProblem, ?> answer) {
        return answer.getLeft().fields();
    }

    // Two rounds

    @Test
    void goesOnWhenTheCodeWasTypedTwice() {
        CreditRun run = CreditRun.inProduction().sent();

        Either<ExecutionProblem, NipVerdict> first = run.type(CODE);
        Either<ExecutionProblem, NipVerdict> second = run.type(CODE);

        assertEquals(Either.right(right(NipPhase.VALIDATE_2)), first);
        assertEquals(Either.right(right(NipPhase.VALIDATED)), second);
        assertEquals(CreditRun.BUREAU, run.execution.position().waitsAt().orElseThrow());
    }

    @Test
    void leavesARecordOfTheConsent() {
        CreditRun run = CreditRun.inProduction().sent();
        run.wait(Duration.ofMinutes(1)).type(CODE).get();
        run.wait(Duration.ofMinutes(1)).type(CODE).get();

        ConsentFacts facts = run.events.stream()
                .filter(NipAuthorised.class::isInstance)
                .map(event -> ((NipAuthorised) event).facts())
                .findFirst()
                .orElseThrow();

        assertEquals(
                new ConsentFacts(
                        CodeChannel.WHATSAPP,
                        "+52 ******5678",
                        Optional.of("2026-01"),
                        Optional.of("2026-02"),
                        run.now.minus(Duration.ofMinutes(2)),
                        run.now.minus(Duration.ofMinutes(1)),
                        run.now),
                facts);
    }

    @Test
    void takesOneCodeInTheSandboxAndNoOther() {
        CreditRun run = CreditRun.inSandbox();
        run.request(NipRequest.PLAIN).get();

        Either<ExecutionProblem, NipVerdict> other = run.type("123457");
        Either<ExecutionProblem, NipVerdict> known = run.type("123456");

        assertEquals(Either.right(wrong(NipPhase.VALIDATE, 2)), other);
        assertEquals(Either.right(right(NipPhase.VALIDATE_2)), known);
        assertEquals(List.of(), run.work);
    }

    // Attempts

    @Test
    void failsAtTheThirdWrongCode() {
        CreditRun run = CreditRun.strict(0).sent();

        List<Either<ExecutionProblem, NipVerdict>> answers =
                List.of(run.type("000000"), run.type("000001"), run.type("000002"));

        assertEquals(
                List.of(
                        Either.right(wrong(NipPhase.VALIDATE, 2)),
                        Either.right(wrong(NipPhase.VALIDATE, 1)),
                        Either.right(wrong(NipPhase.VALIDATE, 0))),
                answers);
        assertEquals(Optional.of(Outcome.ERROR), run.execution.position().outcome());
    }

    @Test
    void takesTheErrorBranchAtTheThirdWrongCode() {
        CreditRun run = CreditRun.inProduction().sent();

        for (String code : List.of("000000", "000001", "000002")) run.type(code).get();

        assertEquals(List.of("rejected"), run.execution.data().labels());
        assertEquals(Optional.of(Outcome.SUCCESS), run.execution.position().outcome());
    }

    @Test
    void countsAnewInTheSecondRound() {
        CreditRun run = CreditRun.inProduction().sent();
        run.type("000000").get();
        run.type("000001").get();
        run.type(CODE).get();

        Either<ExecutionProblem, NipVerdict> answer = run.type("000002");

        assertEquals(Either.right(wrong(NipPhase.VALIDATE_2, 2)), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12345a", " 123456", "１２３４５６", "-12345"})
    void doesNotCountWhatIsNoCode(String code) {
        CreditRun run = CreditRun.inProduction().sent();
        int revision = run.execution.revision();

        Either<ExecutionProblem, NipVerdict> answer = run.type(code);

        assertEquals(Map.of("nip", "must be 6 digits"), refusal(answer));
        assertEquals(revision, run.execution.revision());
    }

    @Test
    void wantsACodeAtAll() {
        CreditRun run = CreditRun.inProduction().sent();

        assertEquals(Kind.FIELDS_MISSING, run.type(" ").getLeft().kind());
    }

    @Test
    void doesNotCountAnExpiredCode() {
        CreditRun run = CreditRun.inProduction().sent().wait(Duration.ofMinutes(10));

        Either<ExecutionProblem, NipVerdict> answer = run.type("000000");

        assertEquals(Map.of("nip", "expired"), refusal(answer));
        assertEquals(0, run.nip().wrong());
    }

    @Test
    void takesACodeUpToItsEnd() {
        CreditRun run =
                CreditRun.inProduction().sent().wait(Duration.ofMinutes(10).minusNanos(1));

        assertTrue(run.type(CODE).get().right());
    }

    @Test
    void judgesNothingBeforeACodeIsDrawn() {
        CreditRun run = CreditRun.inProduction();
        Map<String, String> beforeASend = refusal(run.type("000000"));
        run.request(NipRequest.PLAIN).get();

        Map<String, String> beforeTheDraw = refusal(run.type("000000"));

        assertEquals(Map.of("nip", "not sent"), beforeASend);
        assertEquals(Map.of("nip", "not sent"), beforeTheDraw);
    }

    // Sends

    @Test
    void asksForASendOutside() {
        CreditRun run = CreditRun.inProduction();

        run.request(NipRequest.PLAIN).get();

        Work send = new Work.Send(run.execution.id(), CreditRun.CONSENT, 1, 1);
        assertEquals(List.of(new Work.Due(send, run.now)), run.work);
        assertEquals(NipPhase.VALIDATE, run.nip().phase());
    }

    @Test
    void goesBackToTheFirstRoundAndKeepsTheCount() {
        CreditRun run = CreditRun.inProduction().sent();
        run.type(CODE).get();
        run.type("000000").get();
        run.wait(Duration.ofSeconds(30)).sent();

        NipState state = run.nip();

        assertEquals(NipPhase.VALIDATE, state.phase());
        assertEquals(1, state.wrong());
    }

    @Test
    void voidsTheLastCode() {
        CreditRun run = CreditRun.inProduction().sent().wait(Duration.ofSeconds(30));
        run.request(NipRequest.PLAIN).get();

        Either<ExecutionProblem, NipVerdict> lastCode = run.type(CODE);

        assertEquals(Map.of("nip", "not sent"), refusal(lastCode));
    }

    @Test
    void sendsNoSoonerThanItMay() {
        CreditRun run = CreditRun.inProduction().sent().wait(Duration.ofSeconds(29));

        Either<ExecutionProblem, Progress> tooSoon = run.request(NipRequest.PLAIN);
        Either<ExecutionProblem, Progress> inTime =
                run.wait(Duration.ofSeconds(1)).request(NipRequest.PLAIN);

        assertEquals(Map.of("nip", "too soon"), refusal(tooSoon));
        assertEquals("try again in 1 s", tooSoon.getLeft().message());
        assertTrue(inTime.isRight());
    }

    @Test
    void nobodyWaitsForAClockThatWasSetBack() {
        CreditRun run = CreditRun.inProduction().sent();
        Instant sent = run.execution.modifiedAt();

        Either<ExecutionProblem, Progress> soon =
                run.wait(Duration.ofSeconds(-20)).request(NipRequest.PLAIN);
        Either<ExecutionProblem, Progress> anHourBack =
                run.wait(Duration.ofHours(-1)).request(NipRequest.PLAIN);

        assertEquals("try again in 30 s", soon.getLeft().message());
        assertTrue(anHourBack.isRight());
        assertEquals(sent, run.execution.modifiedAt());
        assertEquals(List.of(new Work.Due(run.sending(), run.now)), run.work);
    }

    @Test
    void aCodeIsRightAlsoAfterTheClockWasSetBack() {
        CreditRun run = CreditRun.inProduction().sent().wait(Duration.ofHours(-1));

        run.type(CODE).get();
        run.type(CODE).get();

        assertEquals(run.execution.modifiedAt(), run.execution.data().consents().get(CreditRun.CONSENT));
        assertFalse(run.execution.modifiedAt().isBefore(run.execution.startedAt()));
    }

    @Test
    void sendsNoMoreThanItMay() {
        CreditRun run = CreditRun.inProduction();
        for (int i = 0; i < 5; i++) run.wait(Duration.ofSeconds(30)).sent();

        Either<ExecutionProblem, Progress> sixth =
                run.wait(Duration.ofSeconds(30)).request(NipRequest.PLAIN);

        assertEquals(Map.of("nip", "no sends left"), refusal(sixth));
    }

    @Test
    void takesTheBackupAfterSomeSends() {
        CreditRun run = CreditRun.inProduction();

        List<CodeChannel> channels = List.of(channel(run), channel(run), channel(run), channel(run));

        assertEquals(List.of(CodeChannel.WHATSAPP, CodeChannel.WHATSAPP, CodeChannel.SMS, CodeChannel.SMS), channels);
    }

    private static CodeChannel channel(CreditRun run) {
        return run.wait(Duration.ofSeconds(30))
                .sent()
                .nip()
                .send()
                .orElseThrow()
                .channel();
    }

    @Test
    void sendsWhereTheCallSays() {
        CreditRun run = CreditRun.inProduction();
        NipRequest elsewhere = new NipRequest(Optional.of("+1"), Optional.of("(555) 010-9999"), Optional.empty());
        run.request(elsewhere).get();
        run.drawn().delivered(new NipDelivery.Accepted());

        run.wait(Duration.ofSeconds(30)).sent();

        assertEquals(
                Optional.of(new Phone("+1", "5550109999")),
                run.nip().recipient().phone());
    }

    @Test
    void wantsBothPartsOfAPhoneNumberOrNeither() {
        CreditRun run = CreditRun.inProduction();

        Map<String, String> codeMissing =
                refusal(run.request(new NipRequest(Optional.empty(), Optional.of("5512345678"), Optional.empty())));
        Map<String, String> numberMissing =
                refusal(run.request(new NipRequest(Optional.of("+52"), Optional.of(" "), Optional.empty())));
        Map<String, String> malformed =
                refusal(run.request(new NipRequest(Optional.of("mx"), Optional.of("call me"), Optional.empty())));

        assertEquals(Map.of("countryCode", "required"), codeMissing);
        assertEquals(Map.of("phoneNumber", "required"), numberMissing);
        assertEquals(
                List.of("countryCode", "phoneNumber"),
                malformed.keySet().stream().sorted().toList());
    }

    @Test
    void showsWhyASendFailed() {
        CreditRun run = CreditRun.inProduction();
        run.request(NipRequest.PLAIN).get();
        run.drawn().delivered(new Failed("TIMEOUT", true));

        NipState state = run.nip();

        assertEquals(
                Optional.of(new Failed("TIMEOUT", true)),
                state.send().orElseThrow().delivery());
        assertEquals(1, state.news().size());
        assertTrue(run.type(CODE).isRight(), "what has arrived all the same counts");
    }

    @Test
    void hearsOfASendOnlyOnce() {
        CreditRun run = CreditRun.inProduction();
        run.request(NipRequest.PLAIN).get();
        Work.Send sending = run.sending();
        run.drawn().delivered(NipDelivery.UNKNOWN);

        Optional<Progress> again =
                NipSending.of(run.here(), sending).map(it -> it.delivered(new NipDelivery.Accepted()));
        Optional<Progress> drawnAgain =
                NipSending.of(run.here(), sending).flatMap(it -> it.drawn(new NipSend.Drawn("seal", run.now)));

        assertEquals(Optional.empty(), again);
        assertEquals(Optional.empty(), drawnAgain);
    }

    @Test
    void reportsToWhoeverAsked() {
        CreditRun run = CreditRun.inProduction();
        CallbackReceiver receiver = new CallbackReceiver("https://example.com/nip", Optional.of("key"));
        run.request(new NipRequest(Optional.empty(), Optional.empty(), Optional.of(receiver)))
                .get();

        run.drawn().delivered(new NipDelivery.Accepted());

        Work report = new Work.Report(run.execution.id(), CreditRun.CONSENT, 1, 1);
        assertEquals(List.of(new Work.Due(report, run.now)), run.work);
    }

    @Test
    void writesTheMessageForItsChannel() {
        CreditRun run = CreditRun.inProduction();
        run.request(NipRequest.PLAIN).get();

        NipMessage message = NipSending.of(run.here(), run.sending())
                .flatMap(it -> it.message(CODE))
                .orElseThrow();

        assertEquals(CodeChannel.WHATSAPP, message.channel());
        assertEquals(run.execution.id() + "/consent/1/1", message.key());
        assertEquals(Duration.ofMinutes(10), message.lives());
        assertFalse(message.toString().contains(CODE));
        assertFalse(message.toString().contains("5512345678"));
    }

    // Elsewhere

    @Test
    void refusesCodesWhereNoneIsAwaited() {
        CreditRun run = CreditRun.inProduction().consented();

        ExecutionProblem typed = run.type(CODE).getLeft();
        ExecutionProblem wanted = run.request(NipRequest.PLAIN).getLeft();

        assertInstanceOf(ExecutionProblem.WrongStep.class, typed);
        assertEquals("the workfloo waits at LINK bureau", wanted.message());
    }

    @Test
    void masksAddresses() {
        CodeRecipient recipient =
                new CodeRecipient(Optional.of("señora@example.com"), Optional.of(new Phone("+52", "123")));

        assertEquals("s***@example.com", recipient.masked(CodeChannel.EMAIL));
        assertEquals("+52 **3", recipient.masked(CodeChannel.SMS));
    }

    /** A definition may take any text for a country code; no gateway gets to see it. */
    @Test
    void takesNoTextForAPhoneNumber() {
        CodeRecipient written =
                RecipientFormulas.recipient(context("countryCode", "+52", "phoneNumber", "55 1234-5678"));
        CodeRecipient wrongCode =
                RecipientFormulas.recipient(context("countryCode", "México", "phoneNumber", "5512345678"));
        CodeRecipient wrongNumber =
                RecipientFormulas.recipient(context("countryCode", "+52", "phoneNumber", "call me"));

        assertEquals(Optional.of(new Phone("+52", "5512345678")), written.phone());
        assertEquals(Optional.empty(), wrongCode.phone());
        assertEquals(Optional.empty(), wrongNumber.phone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+52 55 1234 5678", "525512345678", "(55) 1234-5678", "+5215512345678"})
    void reachesWhatTheFormAccepts(String typed) {
        CreditRun run =
                CreditRun.answering(Scope.production("demo"), "phone", typed).get();

        assertEquals(
                Optional.of("+525512345678"),
                run.nip().recipient().phone().flatMap(Phone::dialled).map(PhoneNumber::e164));
    }

    @Test
    void acceptsNoPhoneThatItCannotReach() {
        ExecutionProblem refused =
                CreditRun.answering(Scope.production("demo"), "phone", "55123").getLeft();

        assertEquals(Map.of("phone", NipRequest.NO_NUMBER), refused.fields());
    }

    /** What earlier releases kept as it was typed. */
    @Test
    void dialsWhatWasKeptBefore() {
        List<Phone> kept = List.of(
                new Phone("+52", "525512345678"),
                new Phone("52", "55 1234-5678"),
                new Phone("+52", "5512345678"),
                new Phone("+521", "5512345678"));

        assertTrue(
                kept.stream().allMatch(it -> it.dialled().map(PhoneNumber::e164).equals(Optional.of("+525512345678"))));
        CodeRecipient nobody = new CodeRecipient(Optional.empty(), Optional.of(new Phone("+999", "12345")));
        assertFalse(nobody.has(CodeChannel.SMS));
    }

    @Test
    void failsInTheSandboxWhereItWouldInProduction() {
        CreditRun run = CreditRun.answering(Scope.sandbox("demo"), "phone", " ").get();
        run.request(NipRequest.PLAIN).get();

        assertEquals(Optional.of(NipDelivery.NO_RECIPIENT), run.nip().send().flatMap(NipSend::delivery));
        assertEquals(Map.of("nip", "not sent"), refusal(run.type("123456")));

        run.request(new NipRequest(Optional.of("+52"), Optional.of("5512345678"), Optional.empty()))
                .get();
        assertTrue(run.type("123456").get().right());
    }

    // A channel that fails for good

    private static final Failed FOR_GOOD = new Failed("REFUSED", false);

    private static CreditRun byEmail(String channels, String more) {
        return CreditRun.of(CreditFlow.read(CreditFlow.json()
                .replace("[\"whatsapp\", \"sms\"]", channels)
                .replace("\"backupAfterSends\": 2,", "\"backupAfterSends\": 3, " + more)));
    }

    private static CreditRun refused(CreditRun run) {
        run.wait(Duration.ofMinutes(1)).request(NipRequest.PLAIN).get();
        return run.drawn().delivered(FOR_GOOD);
    }

    @Test
    void takesTheBackupOnceAChannelFailsForGood() {
        CreditRun run = refused(byEmail("[\"email\", \"sms\"]", ""));

        List<CodeChannel> channels = List.of(channel(run), channel(run), channel(run));

        assertEquals(List.of(CodeChannel.SMS, CodeChannel.SMS, CodeChannel.SMS), channels);
    }

    @Test
    void takesTheBackupAlsoWhereACallGaveThePhone() {
        for (String channels : List.of("[\"sms\", \"email\"]", "[\"email\", \"sms\"]")) {
            CreditRun run = byEmail(channels, "");
            run.request(new NipRequest(Optional.of("+52"), Optional.of("5587654321"), Optional.empty()))
                    .get();
            assertEquals(CodeChannel.SMS, run.nip().send().orElseThrow().channel());
            run.drawn().delivered(FOR_GOOD);

            assertEquals(CodeChannel.EMAIL, channel(run), channels);
        }
    }

    @Test
    void keepsTheChannelThatMaySucceed() {
        CreditRun run = byEmail("[\"email\", \"sms\"]", "");
        run.request(NipRequest.PLAIN).get();
        run.drawn().delivered(new Failed("TIMEOUT", true));

        assertEquals(CodeChannel.EMAIL, channel(run));
    }

    @Test
    void takesTheErrorBranchWhereNobodyCanBeReached() {
        CreditRun run = refused(byEmail("[\"email\"]", ""));

        assertEquals(List.of("rejected"), run.execution.data().labels());
        assertEquals(Optional.of(Outcome.SUCCESS), run.execution.position().outcome());
    }

    @Test
    void takesTheErrorBranchAfterTheLastSend() {
        CreditRun run = refused(byEmail("[\"email\", \"sms\"]", "\"maxSends\": 2,"));
        assertEquals(NipPhase.VALIDATE, run.nip().phase());

        refused(run);

        assertEquals(List.of("rejected"), run.execution.data().labels());
    }

    @Test
    void staysWhereAnotherPhoneCanBeGiven() {
        CreditRun run = refused(byEmail("[\"sms\"]", ""));

        run.wait(Duration.ofMinutes(1))
                .request(new NipRequest(Optional.of("+52"), Optional.of("5587654321"), Optional.empty()))
                .get();

        assertEquals(CodeChannel.SMS, run.nip().send().orElseThrow().channel());
    }
}
