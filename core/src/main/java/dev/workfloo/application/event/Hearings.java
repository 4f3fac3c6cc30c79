package dev.workfloo.application.event;

import dev.workfloo.application.port.in.event.WorkflooEventListener;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who listens in this process. */
final class Hearings {

    private final Map<SubscriptionName, Hearing> byName = new ConcurrentHashMap<>();
    private final Map<SubscriptionName, AtomicBoolean> turns = new ConcurrentHashMap<>();

    /** Those that are told no more, and may be told something still. */
    private final Set<Hearing> closing = ConcurrentHashMap.newKeySet();

    private final EventNews news;

    Hearings(EventNews news) {
        this.news = news;
    }

    /** @throws IllegalStateException when somebody listens under the name already */
    Hearing add(SubscriptionName name, WorkflooEventListener listener) {
        Hearing hearing = new Hearing(name, listener, turns.computeIfAbsent(name, it -> new AtomicBoolean()));
        if (byName.putIfAbsent(name, hearing) != null) {
            throw new IllegalStateException(
                    "somebody listens to the subscription " + name + " in this process already: close that first");
        }
        news.want(true);
        return hearing;
    }

    void remove(Hearing hearing) {
        hearing.close();
        closing.add(hearing);
        byName.remove(hearing.name(), hearing);
        news.want(!byName.isEmpty());
    }

    Optional<Hearing> find(SubscriptionName name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<SubscriptionName> names() {
        return Set.copyOf(byName.keySet());
    }

    /** Whether no other one listens under the name by now. */
    boolean isLast(Hearing hearing) {
        return find(hearing.name()).filter(other -> other != hearing).isEmpty();
    }

    List<Hearing> closing(SubscriptionName name) {
        return closing.stream().filter(it -> it.name().equals(name)).toList();
    }

    /** Nothing is told to one that is closed any more. */
    void forget(Hearing hearing) {
        closing.remove(hearing);
    }

    Collection<Hearing> heard() {
        return List.copyOf(byName.values());
    }

    /** With those that are told something still. */
    Collection<Hearing> all() {
        Set<Hearing> all = new HashSet<>(byName.values());
        all.addAll(closing);
        return all;
    }
}
