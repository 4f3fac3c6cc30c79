package dev.workfloo.http.operation;

import static dev.workfloo.http.operation.Route.EXECUTE;
import static dev.workfloo.http.operation.Route.EXECUTIONS;
import static dev.workfloo.http.operation.Route.Input.OBJECT;
import static dev.workfloo.http.operation.Route.Input.OBJECT_WITH_FILES;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.rule.Fingerprint;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How executions begin. */
public final class StartOperations {

    private static final String POOL = "/api/v1/pool";

    private final ExecuteWorkfloo executions;

    public StartOperations(ExecuteWorkfloo executions) {
        this.executions = executions;
    }

    public List<Route> routes() {
        return List.of(
                new Route(POST, EXECUTIONS, EXECUTE, OBJECT_WITH_FILES, this::execute),
                new Route(POST, POOL, EXECUTE, OBJECT, this::executeFromPool));
    }

    /** Operation 1. */
    private Either<Answer, Answer> execute(Call call) {
        return start(call, StartRequest::read, StartOperations::started);
    }

    /** Operation 16. A client's key means another start here than at operation 1; no header can hold what it is called here. */
    private Either<Answer, Answer> executeFromPool(Call call) {
        Optional<IdempotencyKey> own = call.key()
                .map(key ->
                        new IdempotencyKey(POOL + "\n" + Fingerprint.of(new Value.Text(key.key())), key.fingerprint()));
        return start(call.under(call.operation(), own), StartRequest::readPool, StartOperations::chosen);
    }

    private Either<Answer, Answer> start(
            Call call, Function<Call, Either<Answer, StartWorkfloo>> read, Function<StartedWorkfloo, Answer> tell) {
        return read.apply(call)
                .fold(
                        refusal -> unlessKnown(call, refusal, tell),
                        command -> executions.execute(command).bimap(RefusalAnswers::answer, tell));
    }

    /** A key that is known already goes before wrong types. */
    private Either<Answer, Answer> unlessKnown(Call call, Answer refusal, Function<StartedWorkfloo, Answer> tell) {
        if (call.key().isEmpty()) return Either.left(refusal);
        return executions
                .recall(call.scope(), call.key().get())
                .mapLeft(RefusalAnswers::answer)
                .flatMap(earlier -> earlier.<Either<Answer, Answer>>map(it -> Either.right(tell.apply(it)))
                        .orElse(Either.left(refusal)));
    }

    private static Answer started(StartedWorkfloo started) {
        return Answer.ok(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", started.id().hex())
                        .put("idUnykoo", started.number()))
                .about(started.id());
    }

    private static Answer chosen(StartedWorkfloo started) {
        return Answer.ok(JsonNodeFactory.instance
                        .objectNode()
                        .put("idWorkfloo", started.id().hex())
                        .put("idWorkflooDefinition", started.definition().hex()))
                .about(started.id());
    }
}
