package dev.workfloo.application;

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
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store in which others act before each write to executions, and in which whoever writes may die before or after it.
 *
 * @param death throws when somebody dies now
 * @param remembered what is remembered of it by the process whose store it is
 */
record InterruptedStore(Store store, Runnable others, Runnable death, Remembered remembered) implements Store {

    private <T> T interrupted(Supplier<T> write) {
        others.run();
        death.run();
        T written = write.get();
        death.run();
        return written;
    }

    @Override
    public ExecutionIndex index() {
        return store.index();
    }

    @Override
    public ExecutionJournal journal() {
        ExecutionJournal journal = store.journal();
        return new ExecutionJournal() {
            @Override
            public StartResult start(Progress started, Optional<IdempotencyKey> key) {
                return interrupted(() -> {
                    StartResult result = journal.start(started, key);
                    store.executions().standing(started.execution().id()).ifPresent(remembered::kept);
                    return result;
                });
            }

            @Override
            public Either<NotKept, Standing> save(
                    Progress progress, Standing from, Optional<Work> done, Optional<RepeatableAnswer> answer) {
                return interrupted(
                        () -> journal.save(progress, from, done, answer).map(remembered::kept));
            }

            @Override
            public Optional<Standing> takeRemembered(Scope scope, ExecutionId id) {
                return takeRemembered(id)
                        .filter(it -> it.execution().start().scope().equals(scope));
            }

            @Override
            public Optional<Standing> takeRemembered(ExecutionId id) {
                return remembered.take(id);
            }

            @Override
            public void forgetKeys(Instant usedBefore) {
                journal.forgetKeys(usedBefore);
            }
        };
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
