package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;

/**
 * The wish to start an execution. Ids are taken as the client wrote them: one that is no id simply does not exist.
 *
 * @param definition 24 hex digits; blank counts as missing
 * @param scenario required in the sandbox, unless the deployment asks for fewer; ignored outside it
 * @param answers answers to the first step, if the caller has them already
 */
public record StartWorkfloo(
        Scope scope, String definition, Optional<String> scenario, FirstAnswers answers, Client client) {

    /**
     * Who wants it.
     *
     * @param callback who is to be told of changes
     * @param idempotencyKey under which the same wish may come again
     */
    public record Client(Origin origin, Optional<CallbackReceiver> callback, Optional<IdempotencyKey> idempotencyKey) {}

    /** Answers that come with the start: to a FORM by field, to a DOCUMENT by document id. None at all are as good as absent. */
    public record FirstAnswers(Optional<Value.Context> form, Optional<Value.Context> document) {
        public static final FirstAnswers NONE = new FirstAnswers(Optional.empty(), Optional.empty());

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "FirstAnswers";
        }
    }

    /** A start in this scope, with nothing but the definition. */
    public static StartWorkfloo of(Scope scope, String definition) {
        Origin embedded = new Origin("embedded", Optional.empty());
        return new StartWorkfloo(
                scope,
                definition,
                Optional.empty(),
                FirstAnswers.NONE,
                new Client(embedded, Optional.empty(), Optional.empty()));
    }

    public StartWorkfloo inScenario(String id) {
        return new StartWorkfloo(scope, definition, Optional.of(id), answers, client);
    }

    /** With answers to the first form: text, numbers, booleans, lists and maps, by field. */
    public StartWorkfloo withForm(Map<String, ?> form) {
        return answering(new FirstAnswers(Optional.of(Value.Context.of(form)), answers.document()));
    }

    public StartWorkfloo answering(FirstAnswers first) {
        return new StartWorkfloo(scope, definition, scenario, first, client);
    }

    public StartWorkfloo from(Origin caller) {
        return from(new Client(caller, callback(), idempotencyKey()));
    }

    public StartWorkfloo reportingTo(CallbackReceiver receiver) {
        return from(new Client(origin(), Optional.of(receiver), idempotencyKey()));
    }

    public StartWorkfloo once(IdempotencyKey key) {
        return from(new Client(origin(), callback(), Optional.of(key)));
    }

    private StartWorkfloo from(Client other) {
        return new StartWorkfloo(scope, definition, scenario, answers, other);
    }

    public Origin origin() {
        return client.origin();
    }

    public Optional<CallbackReceiver> callback() {
        return client.callback();
    }

    public Optional<IdempotencyKey> idempotencyKey() {
        return client.idempotencyKey();
    }
}
