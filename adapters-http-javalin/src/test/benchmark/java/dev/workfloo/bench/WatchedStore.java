package dev.workfloo.bench;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Optional;

/** A store that says when an execution's end has been kept. */
record WatchedStore(Store store, Ends ends) implements Store {

    private record Watched(ExecutionJournal journal, Ends ends) implements ExecutionJournal {

        @Override
        public Either<NotKept, Standing> save(
                Progress progress, Standing from, Optional<Work> done, Optional<RepeatableAnswer> answer) {
            Either<NotKept, Standing> saved = journal.save(progress, from, done, answer);
            WorkflooExecution execution = progress.execution();
            if (saved.isRight() && execution.position().outcome().isPresent()) {
                ends.reached(execution.id().hex());
            }
            return saved;
        }

        @Override
        public Optional<Standing> takeRemembered(Scope scope, ExecutionId id) {
            return journal.takeRemembered(scope, id);
        }

        @Override
        public Optional<Standing> takeRemembered(ExecutionId id) {
            return journal.takeRemembered(id);
        }

        @Override
        public StartResult start(Progress started, Optional<IdempotencyKey> key) {
            return journal.start(started, key);
        }

        @Override
        public void forgetKeys(Instant usedBefore) {
            journal.forgetKeys(usedBefore);
        }
    }

    @Override
    public ExecutionIndex index() {
        return store.index();
    }

    @Override
    public ExecutionJournal journal() {
        return new Watched(store.journal(), ends);
    }

    @Override
    public Executions executions() {
        return store.executions();
    }

    @Override
    public Definitions definitions() {
        return store.definitions();
    }

    @Override
    public Pools pools() {
        return store.pools();
    }

    @Override
    public Scenarios scenarios() {
        return store.scenarios();
    }

    @Override
    public Keys keys() {
        return store.keys();
    }

    @Override
    public Consents consents() {
        return store.consents();
    }

    @Override
    public Documents documents() {
        return store.documents();
    }

    @Override
    public CodeSeals codeSeals() {
        return store.codeSeals();
    }

    @Override
    public CallbackDeliveries callbackDeliveries() {
        return store.callbackDeliveries();
    }

    @Override
    public WorkBacklog backlog() {
        return store.backlog();
    }

    @Override
    public SigningSecrets signingSecrets() {
        return store.signingSecrets();
    }
}
