package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTE;
import static dev.workfloo.http.operation.Route.EXECUTION;
import static dev.workfloo.http.operation.Route.Input.FILES;
import static dev.workfloo.http.operation.Route.Input.OBJECT;
import static io.javalin.http.HandlerType.POST;

import dev.workfloo.application.port.in.AnswerStep;
import io.vavr.control.Either;
import java.util.List;

/** What is answered at the steps that need no code. */
public final class StepOperations {

    private final AnswerStep steps;

    public StepOperations(AnswerStep steps) {
        this.steps = steps;
    }

    public List<Route> routes() {
        return List.of(
                new Route(POST, EXECUTION + "/form", EXECUTE, OBJECT, this::form),
                new Route(POST, EXECUTION + "/document", EXECUTE, FILES, this::document));
    }

    /** Operation 6. */
    private Either<Answer, Answer> form(Call call) {
        return call.once(
                        steps,
                        it -> it.answerForm(call.scope(), call.id(), call.body()),
                        (moved, viewer) -> Answer.empty(200))
                .mapLeft(RefusalAnswers::answer);
    }

    /** Operation 7. */
    private Either<Answer, Answer> document(Call call) {
        return call.once(
                        steps,
                        it -> it.answerDocument(call.scope(), call.id(), call.body()),
                        (moved, viewer) -> Answer.empty(200))
                .mapLeft(RefusalAnswers::answer);
    }
}
