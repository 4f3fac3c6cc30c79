package dev.workfloo.application.port.out.event;

import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refuses to begin one, since it would be told nothing. */
final class NoSubscriptions implements EventSubscriptions {

    @Override
    public void open(SubscriptionName name, Beginning beginning, Instant now) {
        throw new UnsupportedOperationException("this store keeps no subscriptions: its Store.subscriptions() says so");
    }

    @Override
    public boolean close(SubscriptionName name) {
        return false;
    }

    @Override
    public List<Subscription> all() {
        return List.of();
    }

    @Override
    public boolean take(SubscriptionName name, Teller teller) {
        return false;
    }

    @Override
    public void leave(SubscriptionName name, String teller) {}

    @Override
    public boolean catchUp(SubscriptionName name, int most) {
        return false;
    }

    @Override
    public List<Untold> untold(SubscriptionName name, Optional<EventPlace> behind, Instant now, int most) {
        return List.of();
    }

    @Override
    public boolean told(SubscriptionName name, String teller, List<EventPlace> places) {
        return false;
    }

    @Override
    public boolean hold(SubscriptionName name, String teller, HeldEvent event) {
        return false;
    }

    @Override
    public List<HeldEvent> held(SubscriptionName name, int most) {
        return List.of();
    }

    @Override
    public boolean skip(SubscriptionName name, HeldEvent event, Instant now) {
        return false;
    }

    @Override
    public int retry(SubscriptionName name, Instant now) {
        return 0;
    }
}
