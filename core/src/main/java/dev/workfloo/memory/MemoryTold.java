package dev.workfloo.memory;

import dev.workfloo.application.port.out.event.EventSubscriptions.Teller;
import dev.workfloo.application.port.out.event.Untold;
import dev.workfloo.application.port.out.event.UntoldPage;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.execution.subscription.WorkflooEvent;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One subscription in memory, and what it is still to be told. */
final class MemoryTold {

    private static final Comparator<EventPlace> IN_ORDER =
            Comparator.comparing((EventPlace place) -> place.execution().hex()).thenComparing(EventPlace::revision);

    /** So much that is held is passed over at a time. */
    static final int PASSED = 5_000;

    private final SubscriptionName name;
    private final Instant since;
    private final NavigableMap<EventPlace, List<WorkflooEvent>> untold = new TreeMap<>(IN_ORDER);
    private final Map<ExecutionId, HeldEvent> held = new HashMap<>();
    private Optional<Teller> teller = Optional.empty();

    MemoryTold(SubscriptionName name, Instant since) {
        this.name = name;
        this.since = since;
    }

    void add(EventPlace place, List<WorkflooEvent> events) {
        untold.put(place, events);
    }

    void remove(ExecutionId execution) {
        untold.keySet().removeIf(place -> place.execution().equals(execution));
        held.remove(execution);
    }

    Subscription subscription() {
        return new Subscription(name, since, false, Math.min(untold.size(), Subscription.MOST));
    }

    boolean take(Teller wanted) {
        boolean isFree = teller.filter(it -> !it.id().equals(wanted.id()))
                .filter(it -> !it.until().isBefore(wanted.now()))
                .isEmpty();
        if (isFree) teller = Optional.of(wanted);
        return isFree;
    }

    private boolean isTakenBy(String id) {
        return teller.filter(it -> it.id().equals(id)).isPresent();
    }

    boolean leave(String id) {
        boolean was = isTakenBy(id);
        if (was) teller = Optional.empty();
        return was;
    }

    UntoldPage page(Optional<EventPlace> behind, Instant now, int most) {
        NavigableMap<EventPlace, List<WorkflooEvent>> rest =
                behind.map(it -> untold.tailMap(it, false)).orElse(untold);
        List<Untold> found = new ArrayList<>();
        int passed = 0;
        for (Map.Entry<EventPlace, List<WorkflooEvent>> entry : rest.entrySet()) {
            EventPlace place = entry.getKey();
            Optional<HeldEvent> holds = Optional.ofNullable(held.get(place.execution()));
            if (holds.filter(it -> it.again().isAfter(now)).isEmpty()) {
                found.add(new Untold(place, Either.right(entry.getValue()), holds));
                if (found.size() == most) break;
            } else if (++passed == PASSED) {
                return new UntoldPage(found, Optional.of(place.endOfExecution()));
            }
        }
        return UntoldPage.of(found, most);
    }

    boolean told(String id, List<EventPlace> places) {
        if (!isTakenBy(id)) return false;
        for (EventPlace place : places) {
            untold.remove(place);
            held.remove(place.execution());
        }
        return true;
    }

    boolean hold(String id, HeldEvent event) {
        if (!isTakenBy(id)) return false;
        boolean isThere = untold.keySet().stream().anyMatch(it -> it.execution().equals(event.execution()));
        if (isThere) held.put(event.execution(), event);
        return true;
    }

    List<HeldEvent> held(int most) {
        return held.values().stream()
                .sorted(Comparator.comparing(HeldEvent::since)
                        .thenComparing(it -> it.execution().hex()))
                .limit(most)
                .toList();
    }

    boolean skip(HeldEvent event, Instant now) {
        HeldEvent known = held.get(event.execution());
        if (known == null || known.revision() != event.revision()) return false;
        held.put(known.execution(), known.skipped(now));
        return true;
    }

    int retry(Instant now) {
        held.replaceAll((id, it) -> it.due(now));
        return held.size();
    }
}
