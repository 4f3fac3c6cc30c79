package dev.workfloo.application;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.scenario.Scenario;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A store in memory that counts what is asked of it, and lets something else happen right before a write. */
final class WatchedStore implements Store {

    private static final Runnable NOTHING = () -> {};

    private final Store store = new MemoryStore();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicReference<Runnable> beforeTheNextWrite = new AtomicReference<>(NOTHING);
    private final AtomicReference<Optional<StartResult>> nextAnswer = new AtomicReference<>(Optional.empty());

    int reads() {
        return reads.get();
    }

    int writes() {
        return writes.get();
    }

    /** Lets this happen once, when the next write has been asked for and has not been made. */
    void beforeTheNextWrite(Runnable event) {
        beforeTheNextWrite.set(event);
    }

    /** Lets this happen before the next write, and before each one after it. */
    void beforeEachWrite(Runnable event) {
        beforeTheNextWrite.set(() -> {
            event.run();
            beforeEachWrite(event);
        });
    }

    /** Gives this answer to the next start, instead of making it. */
    void answerTheNextStart(StartResult answer) {
        nextAnswer.set(Optional.of(answer));
    }

    private <T> T read(T found) {
        reads.incrementAndGet();
        return found;
    }

    private void write() {
        writes.incrementAndGet();
        beforeTheNextWrite.getAndSet(NOTHING).run();
    }

    /** The store itself, for what happens behind the back of whoever is watched. */
    Store unwatched() {
        return store;
    }

    @Override
    public Definitions definitions() {
        return new Definitions() {
            @Override
            public Optional<DefinitionVersion> current(WorkspaceId workspace, DefinitionId id) {
                return read(store.definitions().current(workspace, id));
            }

            @Override
            public List<Current> current() {
                return read(store.definitions().current());
            }

            @Override
            public List<DefinitionVersion> current(WorkspaceId workspace) {
                return read(store.definitions().current(workspace));
            }

            @Override
            public Optional<WorkflooDefinition> find(WorkspaceId workspace, DefinitionVersion version) {
                return read(store.definitions().find(workspace, version));
            }

            @Override
            public Optional<DefinitionVersion> saying(WorkspaceId workspace, WorkflooDefinition definition) {
                return read(store.definitions().saying(workspace, definition));
            }

            @Override
            public boolean publish(WorkspaceId workspace, int version, WorkflooDefinition definition, Instant now) {
                write();
                return store.definitions().publish(workspace, version, definition, now);
            }
        };
    }

    @Override
    public Pools pools() {
        return new Pools() {
            @Override
            public Optional<PoolVersion> current(WorkspaceId workspace, PoolId id) {
                return read(store.pools().current(workspace, id));
            }

            @Override
            public Optional<Pool> find(WorkspaceId workspace, PoolVersion version) {
                return read(store.pools().find(workspace, version));
            }

            @Override
            public Optional<PoolVersion> saying(WorkspaceId workspace, Pool pool) {
                return read(store.pools().saying(workspace, pool));
            }

            @Override
            public boolean publish(WorkspaceId workspace, int version, Pool pool, Instant now) {
                write();
                return store.pools().publish(workspace, version, pool, now);
            }
        };
    }

    @Override
    public Scenarios scenarios() {
        return new Scenarios() {
            @Override
            public Optional<Scenario> find(WorkspaceId workspace, DefinitionId definition, ScenarioId id) {
                return read(store.scenarios().find(workspace, definition, id));
            }

            @Override
            public List<Scenario> of(WorkspaceId workspace, DefinitionId definition) {
                return read(store.scenarios().of(workspace, definition));
            }

            @Override
            public void replaceAll(WorkspaceId workspace, DefinitionId definition, List<Scenario> scenarios) {
                write();
                store.scenarios().replaceAll(workspace, definition, scenarios);
            }
        };
    }

    @Override
    public Executions executions() {
        return new Executions() {
            @Override
            public Optional<KeptStart> startedUnder(Scope scope, String key) {
                return read(store.executions().startedUnder(scope, key));
            }

            @Override
            public Optional<RepeatableAnswer.Kept> answered(Scope scope, ExecutionId id, String operation, String key) {
                return read(store.executions().answered(scope, id, operation, key));
            }

            @Override
            public Optional<Standing> standing(Scope scope, ExecutionId id) {
                return read(store.executions().standing(scope, id));
            }

            @Override
            public Optional<Standing> standing(ExecutionId id) {
                return read(store.executions().standing(id));
            }

            @Override
            public List<Expired> expiredBefore(Instant moment, Optional<Expired> behind, int most) {
                return read(store.executions().expiredBefore(moment, behind, most));
            }

            @Override
            public Optional<ExecutionHistory> history(Scope scope, ExecutionId id) {
                return read(store.executions().history(scope, id));
            }
        };
    }

    @Override
    public ExecutionIndex index() {
        return store.index();
    }

    @Override
    public ExecutionJournal journal() {
        return new ExecutionJournal() {
            @Override
            public StartResult start(Progress started, Optional<IdempotencyKey> key) {
                write();
                return nextAnswer
                        .getAndSet(Optional.empty())
                        .orElseGet(() -> store.journal().start(started, key));
            }

            @Override
            public void forgetKeys(Instant usedBefore) {
                write();
                store.journal().forgetKeys(usedBefore);
            }

            @Override
            public Either<NotKept, Standing> save(
                    Progress progress, Standing from, Optional<Work> done, Optional<RepeatableAnswer> answer) {
                write();
                return store.journal().save(progress, from, done, answer);
            }
        };
    }

    @Override
    public Keys keys() {
        return new Keys() {
            @Override
            public Optional<ApiKey> find(KeyHash hash) {
                return read(store.keys().find(hash));
            }

            @Override
            public boolean add(ApiKey key) {
                write();
                return store.keys().add(key);
            }

            @Override
            public List<ApiKey> of(WorkspaceId workspace) {
                return read(store.keys().of(workspace));
            }

            @Override
            public Optional<ApiKey> revoke(WorkspaceId workspace, String name, Instant now) {
                write();
                return store.keys().revoke(workspace, name, now);
            }
        };
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
