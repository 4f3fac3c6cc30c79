package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.Promptness.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@link VerificationProviders} must do, shown on a provider of yours in a test environment, or on one that your test plays: a
 * right token is right and a wrong one wrong, a failure judges nothing, nothing is thrown, and nobody waits without end.
 */
public abstract class VerificationProvidersContract {

    private static final int LONGEST_PART = 200;

    /** What is tested. */
    protected abstract VerificationProviders providers();

    /** The name of a provider that is known there. */
    protected abstract String provider();

    /** A channel on which it reaches {@link #recipient}. */
    protected abstract CodeChannel channel();

    /** Somebody to whom it sends codes. */
    protected abstract CodeRecipient recipient();

    /** The token that is right for a validation that was begun. */
    protected abstract String rightToken(BegunValidation begun);

    /** One of the same form that is wrong for it. */
    protected abstract String wrongToken(BegunValidation begun);

    /**
     * Makes the provider behave so until the test ends.
     *
     * @return false where you cannot: the tests of that trouble are then skipped, and say so
     */
    protected abstract boolean bringAbout(Trouble trouble);

    /** How many codes the provider has sent in this test; empty where nobody can tell. */
    protected OptionalInt timesSent() {
        return OptionalInt.empty();
    }

    /** Whose definitions ask. */
    protected WorkspaceId workspace() {
        return new WorkspaceId("lender");
    }

    /**
     * How long a test waits for what should be there sooner, a minute by itself; longer than your own time-outs. One that waits for
     * a silent provider without end fails after this.
     */
    protected Duration patience() {
        return Duration.ofMinutes(1);
    }

    private static String aKey() {
        return UUID.randomUUID() + "/reached/1/1";
    }

    private Either<Failed, BegunValidation> asked(String provider, String key) {
        ValidationRequest request = new ValidationRequest(workspace(), provider, channel(), recipient(), key);
        return answered(patience(), () -> providers().begin(request));
    }

    private BegunValidation begun(String key) {
        return asked(provider(), key)
                .getOrElseThrow(failed -> new AssertionError(failed.code() + ": " + failed.message()));
    }

    private Either<Failed, TokenJudgement> judged(String validation, String token) {
        TokenCheck check = new TokenCheck(workspace(), provider(), validation, token, aKey());
        return answered(patience(), () -> providers().check(check));
    }

    private static <T> Failed failure(Either<Failed, T> answer) {
        Failed failed = answer.fold(it -> it, right -> {
            throw new AssertionError("it did not fail: " + right);
        });
        assertTrue(Promptness.isAWord(failed.code()), () -> "a code is one word: " + failed.code());
        return failed;
    }

    private Failed failedIn(Trouble trouble) {
        assumeTrue(bringAbout(trouble), () -> "nobody can make the provider " + trouble);
        return failure(asked(provider(), aKey()));
    }

    @Test
    void knowsItsProvider() {
        assertTrue(providers().knows(workspace(), provider()));
    }

    @Test
    void tellsOfAValidationInShort() {
        BegunValidation begun = begun(aKey());

        assertFalse(begun.id().isBlank());
        assertTrue(Stream.of(Optional.of(begun.id()), begun.type(), begun.channel(), begun.destination())
                .flatMap(Optional::stream)
                .allMatch(part -> part.length() <= LONGEST_PART));
    }

    @Test
    void hidesWhereTheCodeGoes() {
        Optional<String> shown = begun(aKey()).destination();

        Stream<String> whole = Stream.concat(
                recipient().email().stream(), recipient().phone().map(CodeRecipient.Phone::number).stream());
        assertTrue(whole.noneMatch(address -> shown.orElse("").contains(address)));
    }

    @Test
    void aRightTokenIsRight() {
        BegunValidation begun = begun(aKey());

        assertEquals(Either.right(TokenJudgement.RIGHT), judged(begun.id(), rightToken(begun)));
    }

    @Test
    void aWrongTokenIsWrong() {
        BegunValidation begun = begun(aKey());

        assertEquals(Either.right(TokenJudgement.WRONG), judged(begun.id(), wrongToken(begun)));
    }

    /** Of whom no code was asked, nobody can be right. */
    @Test
    void nothingIsRightForAnUnknownValidation() {
        BegunValidation begun = begun(aKey());

        assertNotEquals(
                Either.right(TokenJudgement.RIGHT), judged("unheard-of-" + UUID.randomUUID(), rightToken(begun)));
    }

    @Test
    void sendsNothingTwiceUnderOneKey() {
        assumeTrue(timesSent().isPresent(), "nobody can tell how many codes were sent");
        String key = aKey();

        begun(key);
        begun(key);

        assertEquals(OptionalInt.of(1), timesSent());
    }

    @Test
    void failsForAProviderThatIsNotThere() {
        failure(asked("unheard-of-" + UUID.randomUUID(), aKey()));
    }

    @Test
    void doesNotWaitForASilentProviderWithoutEnd() {
        assertEquals(Reply.NONE, failedIn(Trouble.SILENT).reply());
    }

    @Test
    void doesNotWaitForAStalledProviderWithoutEnd() {
        assertEquals(Reply.NONE, failedIn(Trouble.STALLED).reply());
    }

    @Test
    void failsForNowWhereNobodyIsThere() {
        assertNotEquals(Reply.FINAL, failedIn(Trouble.UNREACHABLE).reply());
    }

    @Test
    void saysThatAskingAgainMayHelp() {
        assertEquals(Reply.PASSING, failedIn(Trouble.FAILING).reply());
    }

    @Test
    void saysThatAskingAgainWillNotHelp() {
        assertEquals(Reply.FINAL, failedIn(Trouble.REFUSING).reply());
    }

    /** A typed token counts against the person, and so nothing may be said of it that the provider did not say. */
    @Test
    void judgesNothingWhileTheProviderFails() {
        BegunValidation begun = begun(aKey());
        assumeTrue(bringAbout(Trouble.FAILING), "nobody can make the provider fail");

        failure(judged(begun.id(), rightToken(begun)));
    }

    @Test
    void judgesNothingWhileTheProviderIsSilent() {
        BegunValidation begun = begun(aKey());
        assumeTrue(bringAbout(Trouble.SILENT), "nobody can make the provider silent");

        failure(judged(begun.id(), rightToken(begun)));
    }
}
