package dev.workfloo.bench;

import dev.workfloo.bench.CreditCase.Ending;

/** An engine with the flow form → connector → decision, on a database of its own. */
interface Flow extends AutoCloseable {

    /** Starts it, answers its form, and waits until its end has been kept. */
    String run() throws Exception;

    /** How the one that was called so ended, as it was kept. */
    Ending ending(String id) throws Exception;

    /** Settles what was written before a round, so that the round does not pay for it. */
    void settle() throws Exception;

    @Override
    void close();
}
