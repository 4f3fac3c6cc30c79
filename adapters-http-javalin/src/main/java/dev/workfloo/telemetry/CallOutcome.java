package dev.workfloo.telemetry;

import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * What came of a call, in the words of metrics and traces. Codes and messages of failures are left out: some day a service's
 * own words may get into them.
 *
 * @param word {@code answered}, {@code refused} (the service said that it failed), {@code unanswered}, or {@code waited} (it
 *     was not asked to the end for a reason of ours)
 */
record CallOutcome(String word, Optional<Integer> status) {

    private static final ConnectorAnswer.Cases<CallOutcome> CASES = new ConnectorAnswer.Cases<>() {
        @Override
        public CallOutcome answered(ConnectorAnswer.Answered answer) {
            return new CallOutcome("answered", answer.httpCode());
        }

        @Override
        public CallOutcome failed(ConnectorAnswer.Failed answer) {
            return new CallOutcome(word(answer.reply()), answer.httpCode());
        }
    };

    private static String word(Reply reply) {
        return switch (reply) {
            case NOT_NOW -> "waited";
            case NONE -> "unanswered";
            case PASSING, FINAL -> "refused";
        };
    }

    /** Of a question that a provider answers. */
    static CallOutcome of(Either<Failed, ?> answer) {
        return answer.fold(CallOutcome::of, said -> new CallOutcome("answered", Optional.empty()));
    }

    static CallOutcome of(ConnectorAnswer answer) {
        return answer.fold(CASES);
    }

    /** Whether the call came to nothing; one that only waits has not. */
    boolean isFailed() {
        return word.equals("unanswered") || word.equals("refused");
    }

    String statusOrNone() {
        return status.map(String::valueOf).orElse("none");
    }
}
