package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.Promptness.answered;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.Question;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Race;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What {@link Connectors} must do, shown on a service of yours in a test environment, or on one that your test plays: an answer is
 * an answer and a failure a failure, nothing is thrown, nobody waits without end, and the same idempotency key buys nothing twice.
 *
 * <pre>{@code
 * class BureauConnectorTest extends ConnectorsContract {
 *
 *     private final PlayedService bureau = PlayedService.answering("{\"score\": 712}");
 *
 *     @Override
 *     protected Connectors connectors() {
 *         return new BureauConnector(bureau.url());
 *     }
 *
 *     @Override
 *     protected Question question() {
 *         return new ServiceQuestion("bureau", Value.Context.of(Map.of("rfc", "KIBA801010BPA")));
 *     }
 *
 *     @Override
 *     protected boolean bringAbout(Trouble trouble) {
 *         return bureau.bringAbout(trouble);
 *     }
 * }
 * }</pre>
 */
public abstract class ConnectorsContract {

    /** The time that a call is given whose answer never comes. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final int MANY = 16;

    /** What is tested. */
    protected abstract Connectors connectors();

    /** A question that the service answers, as often as it is put; a {@code ServiceQuestion} where it is no API of a definition. */
    protected abstract Question question();

    /**
     * Makes the service behave so until the test ends.
     *
     * @return false where you cannot: the test of that trouble is then skipped, and says so
     */
    protected abstract boolean bringAbout(Trouble trouble);

    /** How often the service has done what it was asked, under any key, in this test; empty where nobody can tell. */
    protected OptionalInt timesDone() {
        return OptionalInt.empty();
    }

    /** Whose definitions ask. */
    protected WorkspaceId workspace() {
        return new WorkspaceId("lender");
    }

    /** The time that a call is given whose answer comes, and longer than that no test waits for one; a minute by itself. */
    protected Duration patience() {
        return Duration.ofMinutes(1);
    }

    /**
     * How much later than in the time that it was given a call may come back, for machines that have much to do; five seconds by
     * itself. One that comes later does not look at its time, and fails.
     */
    protected Duration late() {
        return Duration.ofSeconds(5);
    }

    private static String aKey() {
        return UUID.randomUUID() + "/bureau/1/1";
    }

    private ConnectorAnswer asked(Question question, String key, Duration timeout) {
        ConnectorCall call = new ConnectorCall(workspace(), question, key, timeout);
        return answered(timeout.plus(late()), () -> connectors().call(call));
    }

    private ConnectorAnswer asked(String key) {
        return asked(question(), key, patience());
    }

    /** How it failed: within a second or {@link #late} after, where no answer comes. */
    private Failed failedIn(Trouble trouble) {
        assumeTrue(bringAbout(trouble), () -> "nobody can make the service " + trouble);
        return failure(asked(question(), aKey(), timeIn(trouble)));
    }

    private Duration timeIn(Trouble trouble) {
        return switch (trouble) {
            case SILENT, STALLED, UNREACHABLE -> SHORT;
            case FAILING, REFUSING -> patience();
        };
    }

    private static Failed failure(ConnectorAnswer answer) {
        Failed failed = assertInstanceOf(Failed.class, answer);
        assertTrue(Promptness.isAWord(failed.code()), () -> "a code is one word: " + failed.code());
        assertFalse(
                failed.retryAfter().filter(Duration::isNegative).isPresent(), "it cannot be asked again before now");
        return failed;
    }

    @Test
    void knowsWhatItAsks() {
        ConnectorCall call = new ConnectorCall(workspace(), question(), aKey(), SHORT);

        assertTrue(connectors().knows(workspace(), call.service()));
        assertTrue(connectors().knows(call));
    }

    @Test
    void givesTheAnswer() {
        assertInstanceOf(Answered.class, asked(aKey()));
    }

    @Test
    void answersTheSameUnderTheSameKey() {
        String key = aKey();
        ConnectorAnswer first = asked(key);

        ConnectorAnswer again = asked(key);

        assertEquals(
                assertInstanceOf(Answered.class, first).body(),
                assertInstanceOf(Answered.class, again).body());
    }

    @Test
    void buysNothingTwiceUnderOneKey() {
        assumeTrue(timesDone().isPresent(), "nobody can tell how often the service has done it");
        String key = aKey();

        asked(key);
        asked(key);

        assertEquals(OptionalInt.of(1), timesDone());
    }

    @Test
    void asksAnewUnderAnotherKey() {
        assumeTrue(timesDone().isPresent(), "nobody can tell how often the service has done it");

        asked(aKey());
        asked(aKey());

        assertEquals(OptionalInt.of(2), timesDone());
    }

    /** With one that nobody can be called by chance. */
    @Test
    void failsForAServiceThatIsNotThere() {
        Question unheard = new ServiceQuestion("unheard-of-" + UUID.randomUUID(), Value.Context.EMPTY);

        failure(asked(unheard, aKey(), SHORT));
    }

    /** What became of the question is not known, so it may be put again under the same key. */
    @Test
    void doesNotWaitForASilentServiceWithoutEnd() {
        assertEquals(Reply.NONE, failedIn(Trouble.SILENT).reply());
    }

    @Test
    void doesNotWaitForAStalledServiceWithoutEnd() {
        assertEquals(Reply.NONE, failedIn(Trouble.STALLED).reply());
    }

    /** Neither the caller nor the service is to blame: asked later, it may be there. */
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

    /** Where it bears fewer, it says {@code NOT_NOW}, and throws nothing. */
    @Test
    void isAskedByManyAtOnce() {
        List<ConnectorAnswer> answers = answered(patience(), () -> Race.of(MANY, number -> asked(aKey())));

        assertTrue(answers.stream().anyMatch(Answered.class::isInstance), answers::toString);
        assertAll(answers.stream()
                .filter(Failed.class::isInstance)
                .map(answer -> () -> assertEquals(Reply.NOT_NOW, failure(answer).reply())));
    }
}
