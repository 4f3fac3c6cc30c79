package dev.workfloo.application.port.in;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What goes on in the background. A runner may call it from many threads and processes, and again after a crash. */
public interface PerformWork {

    /** Whoever has this to give: {@code Workfloo}, the facade. */
    @FunctionalInterface
    interface Provider {
        PerformWork work();
    }

    /**
     * Does a piece of work, and brings its result back into the execution. Work that is done already is dropped.
     *
     * @param turn is asked before somebody outside is turned to
     * @return when it must be done again; empty when it is over, and need not be kept
     */
    Optional<Instant> perform(Work work, Turn turn);

    /** The same for a runner that does one thing after the other. */
    default Optional<Instant> perform(Work work) {
        return perform(work, Turn.ALWAYS);
    }

    /**
     * Does what is due from time to time; some of it, when there is much.
     *
     * @param each surrounds what is done for one execution, where the task goes through executions, or for a batch of what is encrypted
     *     anew
     * @return how much was done; 0 when nothing was left
     */
    int perform(Maintenance task, Surroundings each);

    /** The same for a runner that need not know what each execution takes. */
    default int perform(Maintenance task) {
        return perform(task, BooleanSupplier::getAsBoolean);
    }

    /** Events, for listeners of this process; there are none unless it says so. */
    default Telling events() {
        return Telling.TO_NOBODY;
    }

    /**
     * Has this called with the first thing that the host's {@link dev.workfloo.application.port.out.ExecutionListener} throws, in the
     * thread that told the listener; at once if it threw before. What it throws later is told to nobody.
     */
    default void onListenerFault(Consumer<Throwable> hearing) {}

    /** What surrounds what is done for one execution: what it took is free again afterwards, say. */
    @FunctionalInterface
    interface Surroundings {

        /**
         * @param doing what must be run, once
         * @return what the doing gives; what it throws is thrown on
         */
        boolean around(BooleanSupplier doing);
    }

    /**
     * What one piece of work may do while others want to be done too. A party is somebody outside: a service, a channel, the
     * receivers of a workspace; each piece of work turns to one at most. A turn ends when the work has been run.
     */
    interface Turn {

        /** For a runner that does one thing after the other. */
        Turn ALWAYS = new Turn() {
            @Override
            public boolean begins(String party) {
                return true;
            }

            @Override
            public void waitsFor(String party) {}

            @Override
            public void threw(String party, Throwable cause) {}

            @Override
            public boolean isStopping() {
                return false;
            }
        };

        /**
         * Is asked before a party is turned to.
         *
         * @return false when so many turn to it already that others would be kept waiting: the work must come again, and the
         *     runner may have it come as soon as it is its turn
         */
        boolean begins(String party);

        /** Says that the party itself is turned to by as many as it bears: the work must come again, as above. */
        void waitsFor(String party);

        /** Says that the host's own code for a party threw this, or returned null: it is counted as the party's failure. */
        void threw(String party, Throwable cause);

        /** Says that this process does not know a party: the work is left to others for ten minutes, and fails then. */
        default void unknown(String party) {}

        /** Whether the runner stops, and may have cut short what the host's own code was doing. */
        boolean isStopping();
    }

    /** Has listeners of this process told of events. A runner may call it from many threads. */
    interface Telling {

        /** Where nobody listens. */
        Telling TO_NOBODY = new NobodyListens();

        /** Under which names somebody listens in this process; it costs nothing to ask. */
        Set<SubscriptionName> heard();

        /**
         * Tells what is to be told now, or some of it, when there is much; nothing while another thread or process tells it, or all
         * work is held back.
         *
         * @return how many transitions were told or passed over; 0 when nothing was left
         */
        int tell(SubscriptionName name, Audience audience);

        /** Keeps other processes from telling what is being told here; it is said every few seconds, while {@link #tell} runs. */
        void renew();

        /** Lets other processes tell at once, when the runner stops; but for what is being told still. */
        void leave();

        /** Has this called when there may be something to tell, in the thread that made it so; it must return at once. */
        void onNews(Runnable news);
    }

    /** Who has listeners told. */
    interface Audience {

        /** Hears of a listener that threw. */
        void threw(SubscriptionName name, ExecutionId execution, Throwable cause);

        /** Whether no more is to be told, and what a listener throws may come of that. */
        boolean isStopping();
    }
}
