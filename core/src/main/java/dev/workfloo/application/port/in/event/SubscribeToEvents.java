package dev.workfloo.application.port.in.event;

import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import java.util.List;

/**
 * Events, told to a host's own code. A subscription has a name and is kept in the store: what happened while nobody listened is told
 * later, at least once, and in order for each execution. Of all processes that listen under a name, one is told at a time.
 *
 * <p>A name has 1 to 100 letters of ASCII, digits, {@code .}, {@code _} and {@code -}; an {@link IllegalArgumentException} says so
 * otherwise. All methods throw {@link dev.workfloo.StoreUnavailable} when the store does not answer.
 */
public interface SubscribeToEvents {

    /** As {@link #subscribe(String, Beginning, WorkflooEventListener)}, from now on. */
    default Listening subscribe(String name, WorkflooEventListener listener) {
        return subscribe(name, Beginning.NOW, listener);
    }

    /**
     * Has a listener told in this process, and begins the subscription if there is none of this name yet; one that is there goes on
     * where it stands. It is not called within a transaction of the host's.
     *
     * @param beginning what a new subscription is told of
     * @throws IllegalStateException when somebody listens under the name in this process already
     */
    Listening subscribe(String name, Beginning beginning, WorkflooEventListener listener);

    /** All subscriptions that are kept, by their names, whoever listens. */
    List<Subscription> subscriptions();

    /** Events whose listener threw, those first that have waited longest. */
    List<HeldEvent> held(String name, int most);

    /**
     * Passes over an event whose listener threw; what happened to its execution later is told.
     *
     * @return false when it is held no more
     */
    boolean skip(String name, HeldEvent event);

    /**
     * Has all that is held told again now, and not when its pause ends.
     *
     * @return how many are held
     */
    int retry(String name);

    /**
     * Ends the subscription for good: what it was not told is forgotten, in all processes, and listeners hear nothing more.
     *
     * @return false when there is none of this name
     */
    boolean end(String name);

    /**
     * Tells listeners of this process what they are to be told now, in this thread: for a host without a worker. A worker does so by
     * itself, and both may. It is not called within a transaction of the host's, which could take back what listeners did.
     *
     * @return how many transitions were told
     * @throws IllegalStateException in a transaction of the host's that the store joins
     */
    int tell();

    /** That somebody listens in this process. */
    interface Listening extends AutoCloseable {

        /** The listener is told no more once this has returned, but for what it is being told. The subscription stays. */
        @Override
        void close();
    }
}
