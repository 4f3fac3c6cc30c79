package dev.workfloo.application.port.out;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Addresses at which clients want to be told of changes. */
public interface Callbacks {

    /** The status of an execution in the words in which clients are told of it: a JSON object. */
    String status(WorkflooExecution execution, CheckedFlow flow);

    /** An object as JSON. */
    String json(Value.Context object);

    /**
     * Why nothing can ever be posted to an address, for its giver, in words that follow its name; empty when something
     * may be.
     */
    default Optional<String> refusal(String url) {
        return Optional.empty();
    }

    /** Posts a message, and says what came of it; it throws nothing. */
    Receipt post(Message message);

    /**
     * @param id the same whenever the same message is posted, so that receivers can tell repetitions
     * @param type what it tells of, such as {@code workfloo.finished}
     * @param sentAt when this try was begun
     * @param secrets with each of them it is signed; empty when it is not signed
     */
    record Message(
            CallbackReceiver receiver,
            String id,
            Optional<String> type,
            String body,
            Instant sentAt,
            List<SigningSecret> secrets) {

        /** Says nothing of the person, nor of the client. */
        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }

    /**
     * What came of a message.
     *
     * @param retryAfter how long the receiver wants to be left alone, where it said so and did not take the message
     */
    record Receipt(Outcome outcome, Optional<Duration> retryAfter) {

        public static final Receipt TAKEN = new Receipt(Outcome.TAKEN);
        public static final Receipt NOT_TAKEN = new Receipt(Outcome.NOT_TAKEN);
        public static final Receipt FORBIDDEN = new Receipt(Outcome.FORBIDDEN);
        public static final Receipt GONE = new Receipt(Outcome.GONE);
        public static final Receipt BUSY = new Receipt(Outcome.BUSY);

        private Receipt(Outcome outcome) {
            this(outcome, Optional.empty());
        }
    }

    enum Outcome {
        TAKEN,
        /** The receiver did not take it, or could not be reached. */
        NOT_TAKEN,
        /** It was not tried: the receiver's address is none that may be posted to, as things stand. */
        FORBIDDEN,
        /** The receiver wants no more. */
        GONE,
        /** It was not tried, since the receiver is being told other things: it has to come again soon. */
        BUSY
    }
}
