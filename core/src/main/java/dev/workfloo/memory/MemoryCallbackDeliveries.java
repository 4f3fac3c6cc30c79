package dev.workfloo.memory;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.StatusCallback.Named;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.callback.CallbackDelivery.Summary;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryCallbackDeliveries implements CallbackDeliveries {

    private final MemoryWork work;
    private final Map<ExecutionId, NavigableMap<Integer, CallbackDelivery>> byExecution = new HashMap<>();
    private final Map<Named, Receipt> receipts = new HashMap<>();

    MemoryCallbackDeliveries(MemoryWork work) {
        this.work = work;
    }

    synchronized void add(Progress progress) {
        WorkspaceId workspace = progress.execution().start().scope().workspace();
        progress.callback().ifPresent(told -> put(new CallbackDelivery(told, workspace, State.PENDING, 0)));
    }

    private NavigableMap<Integer, CallbackDelivery> of(ExecutionId execution) {
        return byExecution.computeIfAbsent(execution, it -> new TreeMap<>());
    }

    @Override
    public synchronized Optional<CallbackDelivery> find(ExecutionId execution, int revision) {
        return Optional.ofNullable(of(execution).get(revision));
    }

    @Override
    public synchronized Optional<Summary> summary(ExecutionId execution, int revision) {
        return find(execution, revision).map(CallbackDelivery::summary);
    }

    @Override
    public synchronized Optional<Summary> firstPending(ExecutionId execution) {
        return of(execution).values().stream()
                .filter(it -> it.state() == State.PENDING)
                .findFirst()
                .map(CallbackDelivery::summary);
    }

    @Override
    public synchronized boolean isUnwanted(ExecutionId execution) {
        return of(execution).values().stream().anyMatch(it -> it.state() == State.UNWANTED);
    }

    private void put(CallbackDelivery delivery) {
        of(delivery.callback().execution()).put(delivery.callback().revision(), delivery);
    }

    @Override
    public synchronized void settle(CallbackDelivery delivery, Instant at) {
        StatusCallback callback = delivery.callback();
        CallbackDelivery kept = of(callback.execution()).get(callback.revision());
        // It may be gone with its execution.
        if (kept == null || !kept.admits(delivery.state())) return;
        put(delivery.isOver() ? delivery.shortened() : delivery);
        if (delivery.isOver()) {
            receipts.put(new Named(callback.execution(), callback.revision()), Receipt.of(delivery, Optional.of(at)));
        }
    }

    @Override
    public synchronized Optional<Receipt> receipt(ExecutionId execution, int revision) {
        return Optional.ofNullable(receipts.get(new Named(execution, revision)));
    }

    synchronized void remove(ExecutionId execution) {
        byExecution.remove(execution);
        receipts.keySet().removeIf(named -> named.execution().equals(execution));
    }

    /** Those that are not to be told any more. */
    synchronized int removeOver(ExecutionId execution) {
        NavigableMap<Integer, CallbackDelivery> all = of(execution);
        int before = all.size();
        all.values().removeIf(it -> it.state() != State.PENDING);
        receipts.keySet().removeIf(named -> named.execution().equals(execution) && !all.containsKey(named.revision()));
        return before - all.size();
    }

    synchronized int count(ExecutionId execution) {
        return of(execution).size();
    }

    @Override
    public synchronized List<Summary> givenUp(WorkspaceId workspace, int most) {
        return byExecution.values().stream()
                .flatMap(all -> all.values().stream())
                .filter(it -> it.workspace().equals(workspace) && it.state() == State.GIVEN_UP)
                .sorted(Comparator.comparing(it -> it.callback().at()))
                .limit(most)
                .map(CallbackDelivery::summary)
                .toList();
    }

    @Override
    public synchronized void schedule(Work.Callback callback, Instant due) {
        find(callback.execution(), callback.revision())
                .filter(it -> !it.isOver())
                .ifPresent(it -> {
                    put(it.as(State.PENDING));
                    work.addAll(List.of(new Work.Due(callback, due)));
                });
    }
}
