package dev.workfloo.application.port.out.event;

import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which subscriptions there are, and what each is still to be told: each transition that is kept while a subscription is there,
 * whichever process keeps it, and none that is not. Where there is no subscription, keeping a transition costs nothing more. What is
 * to be told of an execution goes with the execution.
 */
public interface EventSubscriptions {

    /** Of a store that keeps none. */
    EventSubscriptions NONE = new NoSubscriptions();

    /** Begins a subscription, unless there is one of this name. All that is kept once this has returned will be told. */
    void open(SubscriptionName name, Beginning beginning, Instant now);

    /** Ends one, with all that it was to be told; false when there is none. */
    boolean close(SubscriptionName name);

    /** By their names. */
    List<Subscription> all();

    /**
     * Lets one be told by this teller alone, until some time; a teller that has it already has it for longer.
     *
     * @return false when another teller has it, or there is no such subscription
     */
    boolean take(SubscriptionName name, Teller teller);

    /**
     * Who tells.
     *
     * @param id of a process, or of a part of one
     * @param until another may take over then
     */
    record Teller(String id, Instant now, Instant until) {}

    /** Lets others tell at once, if this teller has it. */
    void leave(SubscriptionName name, String teller);

    /**
     * Adds some of the executions that were there before a subscription to what it is to be told. Nothing is to be told of an execution
     * before it was added, so that it is told in order. Only the teller that has the subscription does this.
     *
     * @return whether there are more
     */
    boolean catchUp(SubscriptionName name, int most);

    /**
     * What is to be told now, execution by execution, and in order for each; without those whose execution is held until later.
     *
     * @param behind where to go on; nothing for the beginning
     */
    List<Untold> untold(SubscriptionName name, Optional<EventPlace> behind, Instant now, int most);

    /**
     * The same, in pages: one passes over so much of what is held until later, and ends then, so that none takes long. It ends with an
     * execution, or with the last that is on it.
     */
    default UntoldPage page(SubscriptionName name, Optional<EventPlace> behind, Instant now, int most) {
        return UntoldPage.of(untold(name, behind, now, most), most);
    }

    /**
     * These were told, and what was held of their executions is not held any more.
     *
     * @return false, and nothing changes, when the teller does not have the subscription any more
     */
    boolean told(SubscriptionName name, String teller, List<EventPlace> places);

    /** Holds an event, in place of the one that was held of its execution before; false, as above. */
    boolean hold(SubscriptionName name, String teller, HeldEvent event);

    /** Those first that have waited longest. */
    List<HeldEvent> held(SubscriptionName name, int most);

    /**
     * Has an event that is held followed by the next one of its execution, which is told at once.
     *
     * @return false when it is not held
     */
    boolean skip(SubscriptionName name, HeldEvent event, Instant now);

    /** Has all that is held told at once; how many there are. */
    int retry(SubscriptionName name, Instant now);
}
