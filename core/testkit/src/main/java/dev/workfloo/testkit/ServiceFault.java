package dev.workfloo.testkit;

import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;

/**
 * A manner in which a service fails, as it does in production: what may pass is tried again as the node says, under the same pauses.
 */
public final class ServiceFault {

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final String words;
    private final ConnectorAnswer answer;
    private final Manner manner;

    /** What goes wrong besides the answer. */
    enum Manner {
        ANSWERS,
        /** It takes as long as it is waited for. */
        TIMES_OUT,
        /** Nobody knows it, for the ten minutes in which another process might. */
        UNKNOWN
    }

    private ServiceFault(String words, ConnectorAnswer answer, Manner manner) {
        this.words = words;
        this.answer = answer;
        this.manner = manner;
    }

    /** No answer within the node's time-out. It is asked again, if the node has retries left. */
    public static ServiceFault timeout() {
        Failed lost = Failed.lost("TIMEOUT", LossCause.SILENCE.sentence(), LossCause.SILENCE);
        return new ServiceFault("times out", lost, Manner.TIMES_OUT);
    }

    /** The connection is lost before there is an answer. It is asked again, if the node has retries left. */
    public static ServiceFault connectionLost() {
        Failed lost = Failed.lost("UNREACHABLE", LossCause.CLOSED.sentence(), LossCause.CLOSED);
        return new ServiceFault("loses the connection", lost, Manner.ANSWERS);
    }

    /**
     * An answer with this HTTP status: behind 429 and 5xx it is asked again, if the node has retries left; behind others it is not.
     *
     * @param code from 400 to 599
     * @throws IllegalArgumentException for any other
     */
    public static ServiceFault status(int code) {
        if (code < 400 || code > 599) throw new IllegalArgumentException("a status that fails is 400 to 599: " + code);
        Reply reply = code == TOO_MANY || code >= SERVER_ERROR ? Reply.PASSING : Reply.FINAL;
        return new ServiceFault(
                "answers with status " + code,
                new Failed("HTTP_" + code, "status " + code, reply, Optional.of(code)),
                Manner.ANSWERS);
    }

    /** An answer of another shape than the node's {@code response}: it is not asked again. */
    public static ServiceFault badAnswer() {
        return new ServiceFault(
                "answers with what has not the node's shape",
                new Answered(Value.of(Map.of()), Optional.of(200)),
                Manner.ANSWERS);
    }

    /** The service says no, with a code and a message of its own: it is not asked again. */
    public static ServiceFault refusal(String code, String message) {
        return new ServiceFault(
                "refuses with " + code, new Failed(code, message, Reply.FINAL, Optional.empty()), Manner.ANSWERS);
    }

    /** No process has it configured: after ten minutes, in which one might have been started, it fails for good. */
    public static ServiceFault notConfigured() {
        Failed unknown = new Failed("NOT_CONFIGURED", "no service has this name", Reply.FINAL, Optional.empty());
        return new ServiceFault("is not configured", unknown, Manner.UNKNOWN);
    }

    ConnectorAnswer answer() {
        return answer;
    }

    Manner manner() {
        return manner;
    }

    /** In words: {@code times out}. */
    @Override
    public String toString() {
        return words;
    }
}
