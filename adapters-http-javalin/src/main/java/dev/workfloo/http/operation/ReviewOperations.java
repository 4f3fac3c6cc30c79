package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTE;
import static dev.workfloo.http.operation.Route.EXECUTION;
import static dev.workfloo.http.operation.Route.Input.ANSWERS_AND_FILES;
import static dev.workfloo.http.operation.Route.Input.OBJECT;
import static dev.workfloo.http.operation.Route.REVIEW;
import static io.javalin.http.HandlerType.POST;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.review.ReviewRequest;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;

/** What reviewers decide, and how what they send back is corrected. */
public final class ReviewOperations {

    private final AnswerStep steps;

    public ReviewOperations(AnswerStep steps) {
        this.steps = steps;
    }

    public List<Route> routes() {
        return List.of(
                new Route(POST, EXECUTION + "/review", REVIEW, OBJECT, this::review),
                new Route(POST, EXECUTION + "/correction", EXECUTE, ANSWERS_AND_FILES, this::correct));
    }

    /** Operation 14. */
    private Either<Answer, Answer> review(Call call) {
        return ReviewRequest.read(call.body())
                .mapLeft(Answer::wrongFields)
                .flatMap(request -> done(
                        call,
                        it -> it.review(
                                call.scope(),
                                call.id(),
                                request,
                                call.sender().caller().keyName())));
    }

    /** Operation 15. */
    private Either<Answer, Answer> correct(Call call) {
        return done(call, it -> it.correct(call.scope(), call.id(), call.body()));
    }

    private Either<Answer, Answer> done(
            Call call, Function<AnswerStep, Either<WorkflooProblem, WorkflooExecution>> step) {
        return call.once(steps, step, (moved, viewer) -> Answer.empty(200)).mapLeft(RefusalAnswers::answer);
    }
}
