package dev.workfloo.memory;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Outdated;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.pool.PoolChoice;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.retention.Ended;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One lock for all writes: a start never waits for another, so a key is taken or free, and never in use. */
final class MemoryExecutions implements Executions, ExecutionJournal {

    private static final Comparator<Expired> FIRST_ENDED =
            Comparator.comparing(Expired::at).thenComparing(it -> it.id().hex());

    /** So many are given out together. */
    private static final int TOGETHER = 100;

    private final Published published;
    private final Map<ExecutionId, Standing> executions = new HashMap<>();
    private final Map<ExecutionId, ExecutionHistory> histories = new HashMap<>();
    private final Map<ScopedKey, KeptStart> keys = new HashMap<>();
    private final Map<CallKey, RepeatableAnswer.Kept> answers = new HashMap<>();
    private final KeptAlong beside;
    private final MemorySubscriptions subscriptions = new MemorySubscriptions(this);
    private final MemoryPersons persons = new MemoryPersons(this);
    private long lastNumber;
    private long lastMark;

    MemoryExecutions(Published published, KeptAlong beside) {
        this.published = published;
        this.beside = beside;
    }

    /** What starts rely on. */
    record Published(MemoryDefinitions definitions, MemoryScenarios scenarios, MemoryPools pools) {

        boolean stillHolds(Start start) {
            WorkspaceId workspace = start.scope().workspace();
            DefinitionId definition = start.version().definition();
            return definitions.current(workspace, definition).equals(Optional.of(start.version()))
                    && start.scenario().stream()
                            .allMatch(it -> scenarios
                                    .find(workspace, definition, it.id())
                                    .isPresent())
                    && start.pool().stream()
                            .map(PoolChoice::pool)
                            .allMatch(it -> pools.current(workspace, it.pool()).equals(Optional.of(it)));
        }
    }

    private record ScopedKey(Scope scope, String key) {

        /** Clients make their keys of what they know of a person. */
        @Override
        public String toString() {
            return "ScopedKey[" + scope + "]";
        }
    }

    private record CallKey(ExecutionId execution, String operation, String key) {

        /** Clients make their keys of what they know of a person. */
        @Override
        public String toString() {
            return "CallKey[" + execution + "]";
        }
    }

    @Override
    public synchronized StartResult start(Progress started, Optional<IdempotencyKey> key) {
        WorkflooExecution execution = started.execution();
        Start start = execution.start();
        Optional<ScopedKey> scoped = key.map(it -> new ScopedKey(start.scope(), it.key()));
        if (scoped.filter(keys::containsKey).isPresent()) return new KeyTaken();
        if (!published.stillHolds(start) || !beside.documents().take(started)) return new Outdated();
        put(execution);
        long number = ++lastNumber;
        histories.put(execution.id(), new ExecutionHistory(number, started.events()));
        beside.add(started);
        subscriptions.add(started);
        key.ifPresent(it -> keys.put(
                new ScopedKey(start.scope(), it.key()),
                new KeptStart(
                        execution.id(),
                        start.version().definition(),
                        number,
                        it.fingerprint(),
                        execution.startedAt())));
        return new Kept(number);
    }

    private Standing put(WorkflooExecution execution) {
        Standing standing = new Standing(execution, Optional.of(new Standing.Mark(++lastMark)));
        executions.put(execution.id(), standing);
        return standing;
    }

    @Override
    public synchronized Optional<KeptStart> startedUnder(Scope scope, String key) {
        return Optional.ofNullable(keys.get(new ScopedKey(scope, key)));
    }

    @Override
    public synchronized void forgetKeys(Instant usedBefore) {
        keys.values().removeIf(kept -> kept.at().isBefore(usedBefore));
        answers.values().removeIf(kept -> kept.at().isBefore(usedBefore));
    }

    @Override
    public synchronized Optional<RepeatableAnswer.Kept> answered(
            Scope scope, ExecutionId id, String operation, String key) {
        return find(scope, id).flatMap(it -> Optional.ofNullable(answers.get(new CallKey(id, operation, key))));
    }

    @Override
    public synchronized Optional<Standing> standing(Scope scope, ExecutionId id) {
        return standing(id).filter(it -> it.execution().start().scope().equals(scope));
    }

    @Override
    public synchronized Optional<Standing> standing(ExecutionId id) {
        return Optional.ofNullable(executions.get(id));
    }

    @Override
    public synchronized List<Expired> expiredBefore(Instant moment, Optional<Expired> behind, int most) {
        return executions.values().stream()
                .map(Standing::execution)
                .filter(execution -> execution.position().outcome().isEmpty())
                .map(execution -> new Expired(end(execution), execution.id()))
                .filter(it -> !it.at().isAfter(moment))
                .filter(it -> behind.isEmpty() || FIRST_ENDED.compare(it, behind.get()) > 0)
                .sorted(FIRST_ENDED)
                .limit(most)
                .toList();
    }

    private static Instant end(WorkflooExecution execution) {
        return execution.start().expiresAt().orElse(Instant.MAX);
    }

    @Override
    public synchronized Either<NotKept, Standing> save(
            Progress progress, Standing from, Optional<Work> done, Optional<RepeatableAnswer> answer) {
        ExecutionId id = progress.execution().id();
        boolean isTaken = answer.filter(it -> answers.containsKey(key(id, it))).isPresent();
        if (isTaken) return Either.left(NotKept.KEY_TAKEN);
        Standing before = executions.get(id);
        boolean isStanding = before != null
                && before.execution().revision() == progress.before()
                && before.mark().equals(from.mark());
        if (!isStanding || !beside.documents().take(progress)) return Either.left(NotKept.STALE);
        Standing kept = put(progress.execution());
        histories.computeIfPresent(id, (known, history) -> history.with(progress.events()));
        beside.add(progress);
        subscriptions.add(progress);
        persons.forget(id);
        done.ifPresent(beside.work()::remove);
        answer.ifPresent(it -> answer(id, it, progress.execution().modifiedAt()));
        return Either.right(kept);
    }

    private static CallKey key(ExecutionId id, RepeatableAnswer answer) {
        return new CallKey(id, answer.operation(), answer.key().key());
    }

    /** @return false, and nothing is kept, when there is an answer under the key already */
    synchronized boolean answer(ExecutionId id, RepeatableAnswer answer, Instant at) {
        RepeatableAnswer.Kept kept = new RepeatableAnswer.Kept(answer.key().fingerprint(), answer.answer(), at);
        return answers.putIfAbsent(key(id, answer), kept) == null;
    }

    @Override
    public synchronized Optional<ExecutionHistory> history(Scope scope, ExecutionId id) {
        return standing(scope, id)
                .flatMap(standing -> Optional.ofNullable(histories.get(id))
                        .map(history -> history.writtenAs(standing.mark().map(Standing.Mark::value))));
    }

    @Override
    public synchronized Histories histories(Scope scope, List<ExecutionId> ids) {
        List<ExecutionId> first = ids.subList(0, Math.min(ids.size(), TOGETHER));
        return new Histories(
                first.stream()
                        .flatMap(id -> history(scope, id).stream())
                        .map(Either::<Damaged, ExecutionHistory>right)
                        .toList(),
                first.size());
    }

    /** Those that ended, those that did so first in front. */
    synchronized List<ExecutionId> ended(Ended ended) {
        return executions.values().stream()
                .map(Standing::execution)
                .filter(execution -> isOf(ended, execution))
                .sorted(Comparator.comparing(WorkflooExecution::modifiedAt))
                .map(WorkflooExecution::id)
                .toList();
    }

    private static boolean isOf(Ended ended, WorkflooExecution execution) {
        Scope scope = execution.start().scope();
        return execution.position().outcome().equals(Optional.of(ended.kind().outcome()))
                && scope.equals(new Scope(ended.kind().workspace(), ended.kind().environment()))
                && execution.modifiedAt().isBefore(ended.before());
    }

    /** False, and it stays, while something of it is still to be chained, or to be told. */
    synchronized boolean remove(ExecutionId id) {
        boolean isNeeded = beside.consents().isWaiting(id)
                || beside.callbackDeliveries().firstPending(id).isPresent();
        if (isNeeded || executions.remove(id) == null) return false;
        histories.remove(id);
        keys.values().removeIf(kept -> kept.id().equals(id));
        answers.keySet().removeIf(call -> call.execution().equals(id));
        beside.remove(id);
        subscriptions.remove(id);
        persons.remove(id);
        return true;
    }

    synchronized int removeCallbacks(ExecutionId id) {
        return beside.callbackDeliveries().removeOver(id);
    }

    synchronized int countCallbacks(ExecutionId id) {
        return beside.callbackDeliveries().count(id);
    }

    MemorySubscriptions subscriptions() {
        return subscriptions;
    }

    MemoryPersons persons() {
        return persons;
    }

    /** Nobody writes meanwhile. */
    synchronized <T> T locked(Supplier<T> task) {
        return task.get();
    }

    synchronized Collection<ExecutionHistory> histories() {
        return List.copyOf(histories.values());
    }

    /** All of them, by their numbers. */
    synchronized Map<Long, WorkflooExecution> numbered() {
        return executions.values().stream()
                .map(Standing::execution)
                .collect(Collectors.toMap(
                        execution -> Objects.requireNonNull(histories.get(execution.id()))
                                .number(),
                        execution -> execution));
    }
}
