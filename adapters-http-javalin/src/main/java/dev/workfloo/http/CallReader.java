package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.http.operation.Answer;
import dev.workfloo.http.operation.Call;
import dev.workfloo.http.operation.Call.Target;
import dev.workfloo.http.operation.Query;
import dev.workfloo.http.operation.Route;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes a call of a request, as its route declares it, and has it done. What is wrong is told in the contract's order. */
final class CallReader {

    private final Authentication entrance;
    private final RequestBody body;

    CallReader(Authentication entrance, RequestBody body) {
        this.entrance = entrance;
        this.body = body;
    }

    Answer answer(Route route, Context context, Caller caller) {
        Answer answer = entrance.enter(context, caller, route.rights())
                .flatMap(sender ->
                        entrance.admits(context, caller) ? Either.right(sender) : Either.left(Answer.tooMany()))
                .flatMap(sender -> unlessPaused(route, sender))
                .flatMap(sender -> subject(route, context)
                        .map(subject -> Call.of(
                                sender, new Target(subject, Query.of(context.queryString()), context.pathParamMap()))))
                .flatMap(call -> withInput(route.input(), call, context))
                .flatMap(call -> withKey(route, call))
                .flatMap(call -> unlessPaused(route, call))
                .flatMap(route.operation()::answer)
                .getOrElseGet(Function.identity());
        answer.about().ifPresent(execution -> RequestLog.about(context, execution));
        return answer;
    }

    /** Of what comes to change something nothing is read; and what took long to come may find all held back meanwhile. */
    private <T> Either<Answer, T> unlessPaused(Route route, T sender) {
        return route.changes() && entrance.isPaused() ? Either.left(Answer.paused()) : Either.right(sender);
    }

    private static Either<Answer, Optional<ExecutionId>> subject(Route route, Context context) {
        if (!route.isOfAnExecution()) return Either.right(Optional.empty());
        Optional<ExecutionId> id = ExecutionId.parse(context.pathParam("id"));
        id.ifPresent(known -> RequestLog.about(context, known));
        return id.isPresent()
                ? Either.right(id)
                : Either.left(Answer.wrongFields(Map.of("id", "must be 24 hex digits")));
    }

    private Either<Answer, Call> withInput(Route.Input input, Call call, Context context) {
        return switch (input) {
            case NOTHING -> Either.right(call);
            case OBJECT -> body.read(context).map(call::with);
            case OBJECT_OR_WHY_NOT -> body.readOrWhyNot(context).map(call::withBody);
            case OBJECT_IF_ANY -> body.readIfAny(context).map(call::with);
            case OBJECT_WITH_FILES -> body.readWithFiles(context).map(call::with);
            case FILES -> body.readFiles(context).map(call::with);
            case ANSWERS_AND_FILES -> body.readAnswersAndFiles(context).map(call::with);
        };
    }

    private static Either<Answer, Call> withKey(Route route, Call call) {
        if (!route.changes() || call.whyNoBody().isPresent()) return Either.right(call);
        return IdempotencyHeader.read(call.sender().headers(), call.body()).map(key -> call.under(route.named(), key));
    }
}
