package dev.workfloo.application.port.in;

import dev.workfloo.execution.subscription.SubscriptionName;
import java.util.Set;

/** There is nothing to tell. */
final class NobodyListens implements PerformWork.Telling {

    @Override
    public Set<SubscriptionName> heard() {
        return Set.of();
    }

    @Override
    public int tell(SubscriptionName name, PerformWork.Audience audience) {
        return 0;
    }

    @Override
    public void renew() {}

    @Override
    public void leave() {}

    @Override
    public void onNews(Runnable news) {}
}
