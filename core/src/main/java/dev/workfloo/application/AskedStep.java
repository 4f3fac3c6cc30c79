package dev.workfloo.application;

import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.MovedOn;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.step.Run;
import java.util.List;
import java.util.Optional;

/**
 * In which manner steps are taken.
 *
 * @param once under which idempotency key, if under any
 * @param expected the step that the caller was shown, if it is for that one alone
 */
record AskedStep(Optional<Once<Object>> once, Optional<ExpectedStep> expected) {

    static final AskedStep PLAIN = new AskedStep(Optional.empty(), Optional.empty());

    AskedStep under(Once<Object> key) {
        return new AskedStep(Optional.of(key), expected);
    }

    AskedStep expecting(ExpectedStep shown) {
        return new AskedStep(once, Optional.of(shown));
    }

    boolean isFor(Position position) {
        return expected.filter(it -> !it.isAt(position)).isEmpty();
    }

    /** What is said to a caller who came second. */
    ExecutionProblem tooLate(Run run) {
        return expected.isPresent() ? new MovedOn() : run.cameTooLate();
    }

    /** What is kept for those who repeat the call. */
    Optional<RepeatableAnswer> kept(Object given) {
        return once.map(
                it -> new RepeatableAnswer(it.operation(), it.key(), it.answer().of(given)));
    }

    /** A send that came second is judged as what it then is: one too soon after the first. */
    static Object visit(Position position) {
        return position instanceof AwaitingNip at ? List.of(at.node(), at.visit()) : position;
    }

    /** A code that was typed for one round is not taken for the next: a double click must not give consent twice. */
    static Object round(Position position) {
        return position instanceof AwaitingNip at
                ? List.of(
                        at.node(), at.visit(), at.nip().phase(), at.nip().send().map(NipSend::number))
                : position;
    }
}
