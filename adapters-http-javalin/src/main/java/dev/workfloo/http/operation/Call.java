package dev.workfloo.http.operation;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.Viewer;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A call that its caller may make: in which scope, about which execution, and with what. */
public final class Call {

    private final Sender sender;
    private final Target target;
    private final Either<String, Value.Context> body;
    private final Repeat repeat;

    private Call(Sender sender, Target target, Either<String, Value.Context> body, Repeat repeat) {
        this.sender = sender;
        this.target = target;
        this.body = body;
        this.repeat = repeat;
    }

    /** Under which key what was called. */
    private record Repeat(String operation, Optional<IdempotencyKey> key) {

        static final Repeat NEVER = new Repeat("", Optional.empty());
    }

    /**
     * Who calls, from where, and with which headers.
     *
     * @param address of the service, as others reach it: {@code https://apply.lender.mx}
     */
    public record Sender(Scope scope, Caller caller, String ip, Headers headers, String address) {}

    /** @param lines gives all lines of a header, by its name */
    public record Headers(Function<String, List<String>> lines) {

        /** A header that may stand once only: of two, a proxy on the way might have taken the other. */
        public Either<Answer, Optional<String>> single(String name) {
            List<String> values = lines.apply(name);
            return values.size() > 1
                    ? Either.left(Answer.wrongFields(Map.of(name, "must stand once only")))
                    : Either.right(values.stream().findFirst());
        }
    }

    /**
     * @param subject the execution that the path names, if it names one
     * @param path what stands in the path, by the names of its places
     */
    public record Target(Optional<ExecutionId> subject, Query query, Map<String, String> path) {}

    public static Call of(Sender sender, Target target) {
        return new Call(sender, target, Either.right(Value.Context.EMPTY), Repeat.NEVER);
    }

    public Call with(Value.Context other) {
        return withBody(Either.right(other));
    }

    /** @param other left, why it is none */
    public Call withBody(Either<String, Value.Context> other) {
        return new Call(sender, target, other, repeat);
    }

    /** @param operation by which one key means different calls */
    public Call under(String operation, Optional<IdempotencyKey> key) {
        return new Call(sender, target, body, new Repeat(operation, key));
    }

    public Sender sender() {
        return sender;
    }

    Scope scope() {
        return sender.scope();
    }

    /** How much of an execution the caller is shown. */
    Viewer viewer() {
        return Viewer.of(sender.caller());
    }

    /** The execution that the path names; every operation on one has it. */
    ExecutionId id() {
        return target.subject().orElseThrow(() -> new IllegalStateException("the path names no execution"));
    }

    /** What stands in the path at the place of this name. */
    String path(String name) {
        return Objects.requireNonNull(target.path().get(name));
    }

    Query query() {
        return target.query();
    }

    /** Empty where the operation takes none, or none was sent. */
    public Value.Context body() {
        return body.getOrElse(Value.Context.EMPTY);
    }

    /** Why what was sent is no body; only where the operation says so itself. */
    public Optional<String> whyNoBody() {
        return body.swap().toJavaOptional();
    }

    /** Only where the operation changes something. */
    Optional<IdempotencyKey> key() {
        return repeat.key();
    }

    String operation() {
        return repeat.operation();
    }

    /**
     * Takes a step, under the call's idempotency key where there is one.
     *
     * @param answer what a viewer is answered for it
     */
    <T> Either<WorkflooProblem, Answer> once(
            AnswerStep steps,
            Function<AnswerStep, Either<WorkflooProblem, T>> step,
            BiFunction<T, Viewer, Answer> answer) {
        Either<WorkflooProblem, T> taken =
                key().isEmpty() ? step.apply(steps) : steps.once(under(answer).orElseThrow(), step);
        return taken.map(result -> answer.apply(result, viewer()));
    }

    /** The call's idempotency key, if there is one, with what is answered to those who repeat the call. */
    <T> Optional<AnswerStep.Once<T>> under(BiFunction<T, Viewer, Answer> answer) {
        return key().map(it -> new AnswerStep.Once<>(
                operation(), it, result -> KeptAnswer.of(viewer -> answer.apply(result, viewer))));
    }

    /** A header that may stand once only; blank counts as absent. */
    Either<Answer, Optional<String>> header(String name) {
        return sender.headers().single(name).map(value -> value.filter(text -> !text.isBlank()));
    }
}
