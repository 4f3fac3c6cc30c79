package dev.workfloo.memory;

import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.event.Untold;
import dev.workfloo.application.port.out.event.UntoldPage;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.document.EventTrail;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.execution.subscription.WorkflooEvent;
import dev.workfloo.execution.subscription.WorkflooEvent.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Subscriptions in memory. Executions that were there before are added as one begins, so that there is nothing to catch up with. */
final class MemorySubscriptions implements EventSubscriptions {

    private static final Comparator<SubscriptionName> BY_NAME = Comparator.comparing(SubscriptionName::text);

    private final MemoryExecutions executions;
    private final Map<SubscriptionName, MemoryTold> all = new TreeMap<>(BY_NAME);

    MemorySubscriptions(MemoryExecutions executions) {
        this.executions = executions;
    }

    /** While the lock of all executions is held, as whenever an execution is written: so none is missed, and none is there twice. */
    void add(Progress progress) {
        if (all.isEmpty()) return;
        WorkflooExecution execution = progress.execution();
        List<WorkflooEvent> events = events(execution, progress.events());
        all.values().forEach(each -> each.add(place(execution), events));
    }

    private static EventPlace place(WorkflooExecution execution) {
        return new EventPlace(execution.id(), execution.revision());
    }

    private static List<WorkflooEvent> events(WorkflooExecution execution, List<ExecutionEvent> events) {
        Source source = new Source(execution.start().scope(), execution.start().version());
        return EventTrail.of(place(execution), source, events);
    }

    void remove(ExecutionId execution) {
        all.values().forEach(each -> each.remove(execution));
    }

    @Override
    public void open(SubscriptionName name, Beginning beginning, Instant now) {
        executions.locked(() -> all.computeIfAbsent(name, it -> opened(it, beginning, now)));
    }

    private MemoryTold opened(SubscriptionName name, Beginning beginning, Instant now) {
        MemoryTold opened = new MemoryTold(name, now);
        if (beginning == Beginning.NOW) return opened;
        for (ExecutionHistory history : executions.histories()) {
            WorkflooExecution execution = history.execution();
            opened.add(place(execution), events(execution, history.events()));
        }
        return opened;
    }

    private <T> T of(SubscriptionName name, T otherwise, Function<MemoryTold, T> asking) {
        return executions.locked(
                () -> Optional.ofNullable(all.get(name)).map(asking).orElse(otherwise));
    }

    @Override
    public boolean close(SubscriptionName name) {
        return executions.locked(() -> all.remove(name) != null);
    }

    @Override
    public List<Subscription> all() {
        return executions.locked(
                () -> all.values().stream().map(MemoryTold::subscription).toList());
    }

    @Override
    public boolean take(SubscriptionName name, Teller teller) {
        return of(name, false, it -> it.take(teller));
    }

    @Override
    public void leave(SubscriptionName name, String teller) {
        of(name, false, it -> it.leave(teller));
    }

    @Override
    public boolean catchUp(SubscriptionName name, int most) {
        return false;
    }

    @Override
    public List<Untold> untold(SubscriptionName name, Optional<EventPlace> behind, Instant now, int most) {
        return page(name, behind, now, most).untold();
    }

    @Override
    public UntoldPage page(SubscriptionName name, Optional<EventPlace> behind, Instant now, int most) {
        return of(name, new UntoldPage(List.of(), Optional.empty()), it -> it.page(behind, now, most));
    }

    @Override
    public boolean told(SubscriptionName name, String teller, List<EventPlace> places) {
        return of(name, false, it -> it.told(teller, places));
    }

    @Override
    public boolean hold(SubscriptionName name, String teller, HeldEvent event) {
        return of(name, false, it -> it.hold(teller, event));
    }

    @Override
    public List<HeldEvent> held(SubscriptionName name, int most) {
        return of(name, List.of(), it -> it.held(most));
    }

    @Override
    public boolean skip(SubscriptionName name, HeldEvent event, Instant now) {
        return of(name, false, it -> it.skip(event, now));
    }

    @Override
    public int retry(SubscriptionName name, Instant now) {
        return of(name, 0, it -> it.retry(now));
    }
}
