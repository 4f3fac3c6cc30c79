package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTE;
import static dev.workfloo.http.operation.Route.EXECUTION;
import static dev.workfloo.http.operation.Route.Input.NOTHING;
import static io.javalin.http.HandlerType.POST;

import dev.workfloo.application.port.in.AnswerStep;
import io.vavr.control.Either;
import java.util.List;

/** What ends an execution before its time. */
public final class CancelOperations {

    private final AnswerStep steps;

    public CancelOperations(AnswerStep steps) {
        this.steps = steps;
    }

    public List<Route> routes() {
        return List.of(new Route(POST, EXECUTION + "/cancel", EXECUTE, NOTHING, this::cancel));
    }

    /** Ours. */
    private Either<Answer, Answer> cancel(Call call) {
        String by = call.sender().caller().keyName();
        return call.once(steps, it -> it.cancel(call.scope(), call.id(), by), (cancelled, viewer) -> Answer.empty(200))
                .mapLeft(RefusalAnswers::answer);
    }
}
