package dev.workfloo.http;

import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.HeapBudget;
import java.util.function.LongUnaryOperator;

/**
 * How large a body may be.
 *
 * @param largest in bytes
 * @param cost how much of the heap a body of so many bytes takes
 */
record BodySize(int largest, LongUnaryOperator cost) {

    /** Of one that nobody reads. */
    static final BodySize NOTHING = new BodySize(0, HeapBudget::costOf);

    static BodySize usual(ClientLimits limits) {
        return new BodySize(limits.largestBody(), HeapBudget::costOf);
    }

    /** Of one in which nearly all are files, which stay in it. */
    static BodySize ofFiles(ClientLimits limits) {
        return new BodySize(limits.largestBodyOfFiles(), HeapBudget::costOfFiles);
    }

    long costOf(long bytes) {
        return cost.applyAsLong(bytes);
    }
}
