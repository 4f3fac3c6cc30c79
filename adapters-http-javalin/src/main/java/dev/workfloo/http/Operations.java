package dev.workfloo.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipVerdict;
import dev.workfloo.http.StartRequest.Sender;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.DetailBody;
import dev.workfloo.wire.LinkBody;
import dev.workfloo.wire.StatusBody;
import dev.workfloo.wire.WhyBody;
import io.javalin.http.Context;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The contract's operations, each from the request to the answer, in the contract's order. */
final class Operations {

    private final Ports ports;
    private final Entrance entrance;
    private final RequestBody body;

    Operations(Ports ports, Entrance entrance, RequestBody body) {
        this.ports = ports;
        this.entrance = entrance;
        this.body = body;
    }

    /** What the operations drive. */
    record Ports(ExecuteWorkfloo execute, AnswerStep answer, FollowExecutions follow) {}

    /** Operation 1. */
    Answer execute(Context context, Caller caller) {
        return entrance.enter(context, caller, Right.EXECUTE)
                .flatMap(scope -> body.read(context)
                        .flatMap(json -> IdempotencyHeader.read(context, json)
                                .map(key -> start(
                                        context,
                                        json,
                                        new Sender(
                                                scope,
                                                caller,
                                                entrance.origin(context).client(),
                                                key)))))
                .getOrElseGet(Function.identity());
    }

    private Answer start(Context context, Value.Context json, Sender sender) {
        return StartRequest.read(json, sender)
                .map(command ->
                        ports.execute().execute(command).fold(Catalogue::answer, started -> started(context, started)))
                .getOrElseGet(wrong -> refuseTypes(context, wrong, sender));
    }

    /** A key that is known already goes before wrong types. */
    private Answer refuseTypes(Context context, Map<String, String> wrong, Sender sender) {
        Answer refusal = Answer.errors(400, Catalogue.FORMAT, wrong);
        if (sender.key().isEmpty()) return refusal;
        return ports.execute()
                .recall(sender.scope(), sender.key().get())
                .fold(
                        Catalogue::answer,
                        earlier -> earlier.map(started -> started(context, started))
                                .orElse(refusal));
    }

    private static Answer started(Context context, StartedWorkfloo started) {
        RequestLog.about(context, started.id());
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("id", started.id().hex())
                .put("idUnykoo", started.number()));
    }

    /** Operation 4. */
    Answer detail(Context context, Caller caller) {
        return told(context, caller, DetailBody::of);
    }

    /** Ours: what of the detail no client of the contract looks for. */
    Answer why(Context context, Caller caller) {
        return told(context, caller, WhyBody::of);
    }

    private Answer told(Context context, Caller caller, Function<ExecutionDetail, ObjectNode> body) {
        return entrance.enter(context, caller, Right.values())
                .flatMap(scope -> id(context)
                        .map(id -> ports.follow()
                                .detail(scope, id)
                                .fold(Catalogue::answer, detail -> Answer.ok(body.apply(detail)))))
                .getOrElseGet(Function.identity());
    }

    /** Operation 5; unlike elsewhere, an unknown execution is answered without a body. */
    Answer status(Context context, Caller caller) {
        return entrance.enter(context, caller, Right.values())
                .flatMap(scope -> id(context)
                        .map(id -> ports.follow()
                                .status(scope, id)
                                .fold(
                                        unknown -> Answer.empty(404),
                                        followed -> Answer.ok(StatusBody.of(followed.execution(), followed.flow())))))
                .getOrElseGet(Function.identity());
    }

    /** Operation 6. */
    Answer form(Context context, Caller caller) {
        return entrance.enter(context, caller, Right.EXECUTE)
                .flatMap(scope -> id(context)
                        .flatMap(id -> body.read(context)
                                .map(json -> ports.answer()
                                        .answerForm(scope, id, json)
                                        .fold(Catalogue::answer, moved -> Answer.empty(200)))))
                .getOrElseGet(Function.identity());
    }

    /** Operation 9. */
    Answer sendNip(Context context, Caller caller) {
        return entrance.enter(context, caller, Right.EXECUTE)
                .flatMap(scope -> id(context)
                        .flatMap(id -> body.readIfAny(context)
                                .flatMap(json -> NipCall.send(context, json))
                                .map(request -> ports.answer()
                                        .sendNip(scope, id, request)
                                        .fold(Catalogue::answerNip, moved -> Answer.empty(200)))))
                .getOrElseGet(Function.identity());
    }

    /** Operation 10. */
    Answer validateNip(Context context, Caller caller) {
        return entrance.enter(context, caller, Right.EXECUTE)
                .flatMap(scope -> id(context)
                        .flatMap(id -> body.read(context)
                                .flatMap(NipCall::code)
                                .map(code -> ports.answer()
                                        .answerNip(scope, id, code)
                                        .fold(Catalogue::answerNip, Operations::judged))))
                .getOrElseGet(Function.identity());
    }

    private static Answer judged(NipVerdict verdict) {
        return verdict.right() ? Answer.ok(LinkBody.of(verdict.phase())) : Catalogue.wrong(verdict);
    }

    /** Operation 11. */
    Answer resendNip(Context context, Caller caller) {
        return entrance.enter(context, caller, Right.EXECUTE)
                .flatMap(scope -> id(context)
                        .flatMap(id -> body.readIfAny(context)
                                .flatMap(NipCall::resend)
                                .map(request -> ports.answer()
                                        .sendNip(scope, id, request)
                                        .fold(Catalogue::answerNip, moved -> Answer.ok(LinkBody.of(moved))))))
                .getOrElseGet(Function.identity());
    }

    private static Either<Answer, ExecutionId> id(Context context) {
        Optional<ExecutionId> id = ExecutionId.parse(context.pathParam("id"));
        id.ifPresent(known -> RequestLog.about(context, known));
        return id.<Either<Answer, ExecutionId>>map(Either::right)
                .orElse(Either.left(Answer.errors(400, Catalogue.FORMAT, Map.of("id", "must be 24 hex digits"))));
    }
}
