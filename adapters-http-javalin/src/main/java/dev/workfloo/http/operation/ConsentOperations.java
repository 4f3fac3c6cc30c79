package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTE;
import static dev.workfloo.http.operation.Route.EXECUTION;
import static dev.workfloo.http.operation.Route.Input.OBJECT;
import static dev.workfloo.http.operation.Route.Input.OBJECT_IF_ANY;
import static io.javalin.http.HandlerType.PATCH;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.wire.LinkBody;
import dev.workfloo.wire.Viewer;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;

/** Consent by a code that is sent, and typed twice. */
public final class ConsentOperations {

    private final AnswerStep steps;

    public ConsentOperations(AnswerStep steps) {
        this.steps = steps;
    }

    public List<Route> routes() {
        return List.of(
                new Route(PATCH, EXECUTION + "/nip/send", EXECUTE, OBJECT_IF_ANY, this::send),
                new Route(PATCH, EXECUTION + "/nip/validate", EXECUTE, OBJECT, this::validate),
                new Route(PATCH, EXECUTION + "/nip/resend", EXECUTE, OBJECT_IF_ANY, this::resend));
    }

    /** Operation 9. */
    private Either<Answer, Answer> send(Call call) {
        return ConsentRequest.send(call).flatMap(request -> sent(call, request, (moved, viewer) -> Answer.empty(200)));
    }

    /** Operation 10. */
    private Either<Answer, Answer> validate(Call call) {
        return ConsentRequest.code(call)
                .flatMap(code -> call.once(
                                steps,
                                it -> it.answerNip(call.scope(), call.id(), code),
                                (verdict, viewer) -> judged(verdict))
                        .mapLeft(RefusalAnswers::answerWithoutConflict));
    }

    private static Answer judged(NipVerdict verdict) {
        return verdict.right() ? Answer.ok(LinkBody.of(verdict.phase())) : RefusalAnswers.wrong(verdict);
    }

    /** Operation 11. */
    private Either<Answer, Answer> resend(Call call) {
        return ConsentRequest.resend(call)
                .flatMap(request -> sent(call, request, (moved, viewer) -> Answer.ok(LinkBody.of(moved, viewer))));
    }

    private Either<Answer, Answer> sent(
            Call call, NipRequest request, BiFunction<WorkflooExecution, Viewer, Answer> answer) {
        return call.once(steps, it -> it.sendNip(call.scope(), call.id(), request), answer)
                .mapLeft(RefusalAnswers::answerWithoutConflict);
    }
}
