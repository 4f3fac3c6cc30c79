package dev.workfloo.http.operation;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.Viewer;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A call that its caller may make: in which scope, about which execution, and with what. */
public final class Call {

    private final Sender sender;
    private final Optional<ExecutionId> subject;
    private final Value.Context body;
    private final Optional<IdempotencyKey> key;

    private Call(Sender sender, Optional<ExecutionId> subject, Value.Context body, Optional<IdempotencyKey> key) {
        this.sender = sender;
        this.subject = subject;
        this.body = body;
        this.key = key;
    }

    /** Who calls, from where, and with which headers. */
    public record Sender(Scope scope, Caller caller, String ip, Headers headers) {}

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

    /** @param subject the execution that the path names, if it names one */
    public static Call of(Sender sender, Optional<ExecutionId> subject) {
        return new Call(sender, subject, Value.Context.EMPTY, Optional.empty());
    }

    public Call with(Value.Context other) {
        return new Call(sender, subject, other, key);
    }

    public Call under(Optional<IdempotencyKey> other) {
        return new Call(sender, subject, body, other);
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
        return subject.orElseThrow(() -> new IllegalStateException("the path names no execution"));
    }

    /** Empty where the operation takes none, or none was sent. */
    public Value.Context body() {
        return body;
    }

    /** Only where the operation takes one. */
    Optional<IdempotencyKey> key() {
        return key;
    }

    /** A header that may stand once only; blank counts as absent. */
    Either<Answer, Optional<String>> header(String name) {
        return sender.headers().single(name).map(value -> value.filter(text -> !text.isBlank()));
    }
}
