package dev.workfloo.jdbc.transaction;

import dev.workfloo.jdbc.transaction.HostTransaction.End;
import java.util.ArrayList;
import java.util.List;

/** Those who wait for the end of a transaction, in the order in which they came. */
final class Ends {

    private final List<End> waiting = new ArrayList<>();

    synchronized void add(End end) {
        waiting.add(end);
    }

    synchronized int count() {
        return waiting.size();
    }

    /** Tells all of them, also when one throws. */
    void over(boolean isCommitted) {
        over(0, isCommitted);
    }

    /** Tells those who came behind the first so many. */
    void over(int behind, boolean isCommitted) {
        RuntimeException thrown = null;
        for (End end : taken(behind)) {
            try {
                end.over(isCommitted);
            } catch (RuntimeException e) {
                if (thrown == null) thrown = e;
                else thrown.addSuppressed(e);
            }
        }
        if (thrown != null) throw thrown;
    }

    private synchronized List<End> taken(int behind) {
        List<End> behindIt = waiting.subList(behind, waiting.size());
        List<End> taken = List.copyOf(behindIt);
        behindIt.clear();
        return taken;
    }
}
