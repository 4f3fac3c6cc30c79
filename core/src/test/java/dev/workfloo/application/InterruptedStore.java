package dev.workfloo.application;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.Announcements;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionHistory;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store in which others act before each write to executions, and in which whoever writes may die before or after it.
 *
 * @param death throws when somebody dies now
 */
record InterruptedStore(Store store, Runnable others, Runnable death) implements Store {

    private <T> T interrupted(Supplier<T> write) {
        others.run();
        death.run();
        T written = write.get();
        death.run();
        return written;
    }

    @Override
    public Executions executions() {
        Executions executions = store.executions();
        return new Executions() {
            @Override
            public StartResult start(Progress started, Optional<IdempotencyKey> key) {
                return interrupted(() -> executions.start(started, key));
            }

            @Override
            public boolean save(Progress progress, Optional<Work> done) {
                return interrupted(() -> executions.save(progress, done));
            }

            @Override
            public Optional<KeptStart> startedUnder(Scope scope, String key) {
                return executions.startedUnder(scope, key);
            }

            @Override
            public void forgetKeys(Instant usedBefore) {
                executions.forgetKeys(usedBefore);
            }

            @Override
            public Optional<WorkflooExecution> find(Scope scope, ExecutionId id) {
                return executions.find(scope, id);
            }

            @Override
            public Optional<WorkflooExecution> find(ExecutionId id) {
                return executions.find(id);
            }

            @Override
            public List<Expired> expiredBefore(Instant moment, Optional<Expired> behind, int most) {
                return executions.expiredBefore(moment, behind, most);
            }

            @Override
            public Optional<ExecutionHistory> history(Scope scope, ExecutionId id) {
                return executions.history(scope, id);
            }
        };
    }

    @Override
    public Definitions definitions() {
        return store.definitions();
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
    public CodeSeals codeSeals() {
        return store.codeSeals();
    }

    @Override
    public Announcements announcements() {
        return store.announcements();
    }

    @Override
    public SigningSecrets signingSecrets() {
        return store.signingSecrets();
    }
}
