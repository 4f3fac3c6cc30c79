package dev.workfloo.application.event;

import dev.workfloo.application.port.in.event.WorkflooEventListener;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens in this process. */
final class Hearings {

    private final Map<SubscriptionName, Hearing> byName = new ConcurrentHashMap<>();
    private final EventNews news;

    Hearings(EventNews news) {
        this.news = news;
    }

    /** @throws IllegalStateException when somebody listens under the name already */
    Hearing add(SubscriptionName name, WorkflooEventListener listener) {
        Hearing hearing = new Hearing(name, listener);
        if (byName.putIfAbsent(name, hearing) != null) {
            throw new IllegalStateException(
                    "somebody listens to the subscription " + name + " in this process already: close that first");
        }
        news.want(true);
        return hearing;
    }

    void remove(Hearing hearing) {
        hearing.close();
        byName.remove(hearing.name(), hearing);
        news.want(!byName.isEmpty());
    }

    Optional<Hearing> find(SubscriptionName name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<SubscriptionName> names() {
        return Set.copyOf(byName.keySet());
    }

    Collection<Hearing> all() {
        return byName.values();
    }
}
