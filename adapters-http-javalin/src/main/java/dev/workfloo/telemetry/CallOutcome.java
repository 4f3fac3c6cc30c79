package dev.workfloo.telemetry;

import dev.workfloo.execution.ConnectorAnswer;
import dev.workfloo.execution.ConnectorAnswer.Reply;
import java.util.Optional;

/**
 * What came of a call, in the words of metrics and traces. Codes and messages of failures are left out: some day a service's
 * own words may get into them.
 *
 * @param word {@code answered}, {@code refused} (the service said that it failed) or {@code unanswered}
 */
record CallOutcome(String word, Optional<Integer> status) {

    private static final ConnectorAnswer.Cases<CallOutcome> CASES = new ConnectorAnswer.Cases<>() {
        @Override
        public CallOutcome answered(ConnectorAnswer.Answered answer) {
            return new CallOutcome("answered", answer.httpCode());
        }

        @Override
        public CallOutcome failed(ConnectorAnswer.Failed answer) {
            return new CallOutcome(answer.reply() == Reply.NONE ? "unanswered" : "refused", answer.httpCode());
        }
    };

    static CallOutcome of(ConnectorAnswer answer) {
        return answer.fold(CASES);
    }

    boolean isAnswered() {
        return word.equals("answered");
    }

    String statusOrNone() {
        return status.map(String::valueOf).orElse("none");
    }
}
