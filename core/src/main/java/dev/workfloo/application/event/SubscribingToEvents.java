package dev.workfloo.application.event;

import dev.workfloo.application.port.in.PerformWork.Audience;
import dev.workfloo.application.port.in.event.SubscribeToEvents;
import dev.workfloo.application.port.in.event.WorkflooEventListener;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.util.List;

/** Subscriptions as a host sees them. */
public final class SubscribingToEvents implements SubscribeToEvents {

    /** What is thrown can be seen among what is held. */
    private static final Audience IN_THIS_THREAD = new Audience() {
        @Override
        public void threw(SubscriptionName name, ExecutionId execution, Throwable cause) {}

        @Override
        public boolean isStopping() {
            return false;
        }
    };

    private final TellingEvents telling;

    public SubscribingToEvents(TellingEvents telling) {
        this.telling = telling;
    }

    /** Nobody is told before the subscription is kept: a listener that hears of nothing has missed nothing then. */
    @Override
    public Listening subscribe(String name, Beginning beginning, WorkflooEventListener listener) {
        SubscriptionName named = new SubscriptionName(name);
        telling.kept().open(named, beginning, telling.now());
        Hearing hearing = telling.hearings().add(named, listener);
        return () -> close(hearing);
    }

    private void close(Hearing hearing) {
        telling.hearings().remove(hearing);
        telling.leave(hearing);
    }

    @Override
    public List<Subscription> subscriptions() {
        return telling.kept().all();
    }

    @Override
    public List<HeldEvent> held(String name, int most) {
        return telling.kept().held(new SubscriptionName(name), most);
    }

    @Override
    public boolean skip(String name, HeldEvent event) {
        return telling.kept().skip(new SubscriptionName(name), event, telling.now());
    }

    @Override
    public int retry(String name) {
        return telling.kept().retry(new SubscriptionName(name), telling.now());
    }

    @Override
    public boolean end(String name) {
        return telling.kept().close(new SubscriptionName(name));
    }

    @Override
    public int tell() {
        int told = 0;
        for (Hearing hearing : telling.hearings().heard()) {
            int more = telling.tell(hearing, IN_THIS_THREAD, Integer.MAX_VALUE);
            while (more > 0) {
                told += more;
                more = telling.tell(hearing, IN_THIS_THREAD, Integer.MAX_VALUE);
            }
        }
        return told;
    }
}
