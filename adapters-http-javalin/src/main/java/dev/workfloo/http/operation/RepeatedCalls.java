package dev.workfloo.http.operation;

import dev.workfloo.application.port.in.AnswerStep;
import io.vavr.control.Either;
import java.util.List;

/**
 * Answers a call that is repeated under its idempotency key as it was answered the first time, whatever it would be answered now. Only
 * what would be refused is looked up: a step that can be taken finds out when it is kept that it was taken before.
 */
public final class RepeatedCalls {

    private final AnswerStep steps;

    private RepeatedCalls(AnswerStep steps) {
        this.steps = steps;
    }

    /** The same routes; of those that move an execution, answers are looked up. Starts have their own way. */
    public static List<Route> over(List<Route> routes, AnswerStep steps) {
        RepeatedCalls repeated = new RepeatedCalls(steps);
        return routes.stream()
                .map(route -> route.changes() && route.isOfAnExecution() ? repeated.over(route) : route)
                .toList();
    }

    private Route over(Route route) {
        return route.doing(call -> route.operation()
                .answer(call)
                .fold(refusal -> unlessKnown(call, refusal), answer -> Either.right(answer)));
    }

    private Either<Answer, Answer> unlessKnown(Call call, Answer refusal) {
        if (call.key().isEmpty()) return Either.left(refusal);
        return steps.recall(
                        call.scope(), call.id(), call.operation(), call.key().get())
                .mapLeft(RefusalAnswers::answer)
                .flatMap(kept -> kept.<Either<Answer, Answer>>map(
                                it -> Either.right(KeptAnswer.read(it, call.viewer())))
                        .orElse(Either.left(refusal)));
    }
}
