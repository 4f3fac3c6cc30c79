package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Start.Callback;
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
        Scope scope,
        String definition,
        Optional<String> scenario,
        FirstAnswers answers,
        Origin origin,
        Optional<Callback> callback,
        Optional<IdempotencyKey> idempotencyKey) {

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
                scope, definition, Optional.empty(), FirstAnswers.NONE, embedded, Optional.empty(), Optional.empty());
    }

    public StartWorkfloo inScenario(String id) {
        return new StartWorkfloo(scope, definition, Optional.of(id), answers, origin, callback, idempotencyKey);
    }

    /** With answers to the first form: text, numbers, booleans, lists and maps, by field. */
    public StartWorkfloo withForm(Map<String, ?> form) {
        return answering(new FirstAnswers(Optional.of(Value.Context.of(form)), answers.document()));
    }

    public StartWorkfloo answering(FirstAnswers first) {
        return new StartWorkfloo(scope, definition, scenario, first, origin, callback, idempotencyKey);
    }

    public StartWorkfloo from(Origin caller) {
        return new StartWorkfloo(scope, definition, scenario, answers, caller, callback, idempotencyKey);
    }

    public StartWorkfloo reportingTo(Callback receiver) {
        return new StartWorkfloo(scope, definition, scenario, answers, origin, Optional.of(receiver), idempotencyKey);
    }

    public StartWorkfloo once(IdempotencyKey key) {
        return new StartWorkfloo(scope, definition, scenario, answers, origin, callback, Optional.of(key));
    }
}
