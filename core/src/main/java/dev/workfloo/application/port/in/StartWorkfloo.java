package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;

/**
 * The wish to start an execution. Ids are taken as the client wrote them: one that is no id simply does not exist.
 *
 * @param answers answers to the first step, if the caller has them already
 */
public record StartWorkfloo(Scope scope, Target target, FirstAnswers answers, Client client) {

    /** What is to be executed. A scenario is required in the sandbox, unless the deployment asks for fewer, and ignored outside it. */
    public sealed interface Target {

        /** @param id 24 hex digits; blank counts as missing */
        record OfDefinition(String id, Optional<String> scenario) implements Target {}

        /**
         * What a pool chooses.
         *
         * @param id 24 hex digits; blank counts as missing
         * @param scenarios the one to follow, for each definition that may be chosen
         */
        record OfPool(String id, Map<DefinitionId, String> scenarios) implements Target {
            public OfPool {
                scenarios = Map.copyOf(scenarios);
            }
        }
    }

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

        public boolean hasFiles() {
            return document.filter(files -> !files.members().isEmpty()).isPresent();
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "FirstAnswers";
        }
    }

    /** A start in this scope, with nothing but the definition. */
    public static StartWorkfloo of(Scope scope, String definition) {
        return of(scope, new Target.OfDefinition(definition, Optional.empty()));
    }

    /** The same of a definition whose id is known to be one, as publishing it tells. */
    public static StartWorkfloo of(Scope scope, DefinitionId definition) {
        return of(scope, definition.hex());
    }

    /** A start in this scope of what a pool chooses, and in the sandbox in which scenarios. */
    public static StartWorkfloo fromPool(Scope scope, String pool, Map<DefinitionId, String> scenarios) {
        return of(scope, new Target.OfPool(pool, scenarios));
    }

    private static StartWorkfloo of(Scope scope, Target target) {
        Origin embedded = new Origin("embedded", Optional.empty());
        return new StartWorkfloo(
                scope, target, FirstAnswers.NONE, new Client(embedded, Optional.empty(), Optional.empty()));
    }

    /** @throws IllegalStateException when a pool is to choose: it takes a scenario for each definition */
    public StartWorkfloo inScenario(String id) {
        if (!(target instanceof Target.OfDefinition definition)) {
            throw new IllegalStateException("a start from a pool names its scenarios with the pool");
        }
        return new StartWorkfloo(scope, new Target.OfDefinition(definition.id(), Optional.of(id)), answers, client);
    }

    /** With answers to the first form: text, numbers, booleans, lists and maps, by field. */
    public StartWorkfloo withForm(Map<String, ?> form) {
        return answering(new FirstAnswers(Optional.of(Value.Context.of(form)), answers.document()));
    }

    public StartWorkfloo answering(FirstAnswers first) {
        return new StartWorkfloo(scope, target, first, client);
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
        return new StartWorkfloo(scope, target, answers, other);
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
