package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTE;
import static dev.workfloo.http.operation.Route.EXECUTIONS;
import static dev.workfloo.http.operation.Route.Input.OBJECT;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import io.vavr.control.Either;
import java.util.List;

/** How executions begin. */
public final class StartOperations {

    private final ExecuteWorkfloo executions;

    public StartOperations(ExecuteWorkfloo executions) {
        this.executions = executions;
    }

    public List<Route> routes() {
        return List.of(new Route(POST, EXECUTIONS, EXECUTE, OBJECT, this::execute));
    }

    /** Operation 1. */
    private Either<Answer, Answer> execute(Call call) {
        return StartRequest.read(call)
                .fold(
                        refusal -> unlessKnown(call, refusal),
                        command -> executions.execute(command).bimap(RefusalAnswers::answer, StartOperations::started));
    }

    /** A key that is known already goes before wrong types. */
    private Either<Answer, Answer> unlessKnown(Call call, Answer refusal) {
        if (call.key().isEmpty()) return Either.left(refusal);
        return executions
                .recall(call.scope(), call.key().get())
                .mapLeft(RefusalAnswers::answer)
                .flatMap(earlier -> earlier.<Either<Answer, Answer>>map(it -> Either.right(started(it)))
                        .orElse(Either.left(refusal)));
    }

    private static Answer started(StartedWorkfloo started) {
        return Answer.ok(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", started.id().hex())
                        .put("idUnykoo", started.number()))
                .about(started.id());
    }
}
